import { parseArgs } from 'node:util'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import type { Reading, ReadingContext } from '../../lambdas/domain/classify/read-message.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { type Command, EXIT, UsageError } from '../command.ts'
import { PROGRAMS } from '../tenant.ts'

/** Shows how a message is read, and why (OUT-1 to OUT-4). */
export const read: Command = {
  name: 'read',
  usage: 'read "text" [--tenant id] [--asked request|question]',
  about: 'show how a message is read and why',
  run: async (args, { out }) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { tenant: { type: 'string' }, asked: { type: 'string' } },
    })
    const [text, ...more] = positionals
    if (text === undefined || more.length > 0) throw new UsageError('one text to read, in quotes')
    const tenant = tenantNamed(values.tenant)
    const context = { languages: tenant.languages, asked: askedNamed(values.asked) }
    // Its phrases take longer to load than the other commands to run.
    const { readMessage } = await import('../../lambdas/domain/classify/read-message.ts')
    const reading = readMessage(text, tenant, context)
    for (const line of linesOf(reading)) out(line)
    return EXIT.done
  },
}

function tenantNamed(id: string | undefined): Tenant {
  const { tenants, tenantById } = loadDefinitions(PROGRAMS)
  const tenant = id === undefined ? tenants[0] : tenantById.get(id)
  if (!tenant)
    throw new UsageError(`no tenant is called ${id}; there are ${[...tenantById.keys()].join(', ')}`)
  return tenant
}

function askedNamed(asked: string | undefined): ReadingContext['asked'] {
  if (asked === undefined || asked === 'request' || asked === 'question') return asked
  throw new UsageError('--asked is request or question')
}

function linesOf(reading: Reading): string[] {
  const program = 'program' in reading ? [`program  ${programText(reading.kind, reading.program)}`] : []
  return [
    `kind     ${reading.kind}`,
    ...program,
    `rule     ${reading.rule}`,
    `words    ${reading.words.join(', ') || '-'}`,
  ]
}

function programText(kind: 'stop' | 'start', program: string | null): string {
  return program ?? (kind === 'stop' ? 'all' : "the number's default")
}
