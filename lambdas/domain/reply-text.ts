import { type Originator, originatorOf, type Program, programOf, type Tenant } from './definitions.ts'
import type { Reply } from './events.ts'
import { frequencyPromise, helpContact, helpContacts, programLabel } from './wording.ts'

/** What the person is texted: the same words that were registered and checked when the definitions loaded (CTA-4). */
export function replyText(reply: Reply, tenant: Tenant, number: string): string {
  const { brand } = tenant
  const programs = reply.programs.flatMap((id) => programOf(tenant, id) ?? [])
  switch (reply.kind) {
    case 'opt_in_confirmation':
      return confirmation(tenant, programs)
    case 'stop_confirmation':
      return `${stopped(tenant, programs[0])} ${comeBack(tenant, originatorOf(tenant, number), programs[0])}`
    case 'help':
      return `${brand}: for help, contact ${helpContacts(tenant)}. Msg & data rates may apply. Reply STOP to end.`
    case 'start_refused':
      return `${brand}: a text to this number can't sign you up. Sign up at ${tenant.links.signUp}`
    case 'review_question':
      return `${brand}: we are not sure what you meant. Reply STOP to stop all messages.`
  }
}

/** One text names every program that it confirms; where the names do not fit, it counts them (IN-9, IN-5). */
function confirmation(tenant: Tenant, programs: readonly Program[]): string {
  const [first] = programs
  if (first && programs.length === 1) {
    return confirmationOf(programLabel(tenant, first), frequencyPromise(first.frequency), tenant)
  }
  const names = programs.map((program) => programLabel(tenant, program)).join(', ')
  const named = confirmationOf(names, 'frequency varies', tenant)
  return septetsAtMost(named) <= ONE_PART
    ? named
    : confirmationOf(`${tenant.brand} (${programs.length} programs)`, 'frequency varies', tenant)
}

const ONE_PART = 160

/** How long a text can be in GSM-7, where some signs count double: rather too long than too short. */
function septetsAtMost(text: string): number {
  return text.length + (text.match(/[^\w\s.,:;!?'"&@/()+-]/g)?.length ?? 0)
}

function confirmationOf(names: string, frequency: string, tenant: Tenant): string {
  return `${names}: you're signed up. Recurring msgs, ${frequency}. Msg & data rates may apply. Help: ${helpContact(tenant)}. Reply STOP to end.`
}

function stopped(tenant: Tenant, program: Program | undefined): string {
  return program
    ? `${programLabel(tenant, program)}: you're unsubscribed and will get no more of these messages.`
    : `${tenant.brand}: you're unsubscribed and will get no more messages.`
}

/** How to come back, which the confirmation of a stop must say (OUT-6). */
function comeBack(tenant: Tenant, originator: Originator | undefined, program: Program | undefined): string {
  if (!originator?.keywordOptIn) return `To come back: ${tenant.links.signUp}`
  if (!program) return 'Reply START to come back.'
  if (program.keyword) return `Reply ${program.keyword} to come back.`
  return originator.defaultProgram === program.id
    ? 'Reply START to come back.'
    : `To come back: ${tenant.links.signUp}`
}

/** Every reply that a tenant can ever send, with the number it leaves from: what must fit one part (CTA-3). */
export function everyReply(tenant: Tenant): { reply: Reply; number: string }[] {
  const ofBrand = (['stop_confirmation', 'help', 'start_refused', 'review_question'] as const).map(
    (kind): Reply => ({ kind, programs: [] }),
  )
  const ofOne = tenant.programs.flatMap(({ id }): Reply[] => [
    { kind: 'opt_in_confirmation', programs: [id] },
    { kind: 'stop_confirmation', programs: [id] },
  ])
  const ofAll: Reply = { kind: 'opt_in_confirmation', programs: tenant.programs.map(({ id }) => id) }
  return tenant.numbers.flatMap(({ number }) =>
    [...ofBrand, ...ofOne, ofAll].map((reply) => ({ reply, number })),
  )
}
