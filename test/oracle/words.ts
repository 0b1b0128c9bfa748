import type { Reading } from './inputs.ts'
import { programOf, type Tenant } from './tenant.ts'

/** A text body that has this meaning under the rules, for an adapter that sends real texts. */
export function wordsFor(tenant: Tenant, reading: Reading): string {
  switch (reading.kind) {
    case 'stop':
      return reading.program === null ? 'STOP' : `STOP ${shortest(tenant, reading.program)}`
    case 'start':
      return startWords(tenant, reading)
    case 'choice':
      return `keep ${reading.programs.map((program) => bareName(tenant, program)).join(' ')}`
    case 'yes':
      return 'YES'
    case 'help':
      return 'HELP'
    case 'join_request':
      return 'text me'
    case 'unsure':
      return 'How do I unsubscribe?'
    case 'automatic':
      return 'Liked “Your order has shipped.”'
    case 'other':
      return 'Where is my order?'
  }
}

function startWords(tenant: Tenant, reading: Extract<Reading, { kind: 'start' }>): string {
  switch (reading.by) {
    case 'start':
      return 'START'
    case 'join':
      return 'SUBSCRIBE'
    case 'keyword':
      return programOf(tenant, reading.program).keyword ?? ''
    case 'name':
      return `START ${programOf(tenant, reading.program).name}`
  }
}

function shortest(tenant: Tenant, program: string): string {
  const { keyword, name } = programOf(tenant, program)
  return keyword ?? name
}

function bareName(tenant: Tenant, program: string): string {
  return programOf(tenant, program).name.replace(`${tenant.brand} `, '')
}
