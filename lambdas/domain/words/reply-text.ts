import type { Reply } from '../core/events.ts'
import { originatorOf, type Program, programOf, type Tenant } from '../tenant/definitions.ts'
import { joiningText } from '../tenant/joining-word.ts'
import { fitsOnePart } from './one-part.ts'
import { stopConfirmation } from './stop-text.ts'
import { frequencyPromise, helpContact, helpContacts, programLabel } from './wording.ts'

/** Replaces the code in the stored copy of a text. */
export const MASKED_CODE = '******'

/** Whether a reply carries a code of six digits. */
export function carriesCode({ kind }: Reply): boolean {
  return kind === 'sign_up_code' || kind === 'preferences_code'
}

/**
 * What the person is texted: the same words that were registered and checked when the definitions loaded (CTA-4). A code
 * is filled in by the sender alone.
 */
export function replyText(reply: Reply, tenant: Tenant, number: string, code = MASKED_CODE): string {
  const { brand } = tenant
  const programs = reply.programs.flatMap((id) => programOf(tenant, id) ?? [])
  switch (reply.kind) {
    case 'opt_in_confirmation':
      return withWaysBack(confirmation(tenant, programs), tenant, reply, number)
    case 'stop_confirmation':
      return stopConfirmation(tenant, reply, number)
    case 'help':
      return `${brand}: for help, contact ${helpContacts(tenant)}. Msg & data rates may apply. Reply STOP to end.`
    case 'start_refused':
      return startRefused(tenant, number)
    case 'ways_to_join':
      return waysToJoin(tenant, programs, number)
    case 'review_question':
      return `${brand}: we are not sure what you meant. Reply STOP to stop all messages, HELP for help.`
    case 'sign_up_request':
      return request(tenant, programs)
    case 'sign_up_code':
      return shortened(tenant, programs, (names) => codeToSignUp(brand, names, code))
    case 'preferences_code':
      return `${brand}: ${code} is your code to see and change your choices. Type it within 10 minutes and share it with nobody.`
  }
}

/** Why START did not do, and where to sign up instead (IN-1, IN-2). */
function startRefused(tenant: Tenant, number: string): string {
  const { brand, links } = tenant
  return originatorOf(tenant, number)?.keywordOptIn
    ? `${brand}: that word can't sign you up here. Sign up at ${links.signUp}`
    : `${brand}: a text to this number can't sign you up. Sign up at ${links.signUp}`
}

/** How to join programs: by the words that do it, and on the sign-up page where a word does not (IN-1, IN-2). */
function waysToJoin(tenant: Tenant, programs: readonly Program[], number: string): string {
  const { brand, links } = tenant
  const ways = programs.flatMap((program) => {
    const word = joiningText(tenant, program, number)
    return word === undefined ? [] : [{ word, label: programLabel(tenant, program) }]
  })
  const page = ways.length < programs.length ? ` For more, sign up at ${links.signUp}` : ''
  const named = ways.map(({ word, label }) => `${word} for ${label}`).join(' or ')
  const bare = ways.map(({ word }) => word).join(' or ')
  const texts = [named, bare].map((words) => `${brand}: to get our texts, reply ${words}.${page}`)
  const fitting = ways.length > 0 ? texts.find(fitsOnePart) : undefined
  return fitting ?? `${brand}: to get our texts, sign up at ${links.signUp}`
}

/** The request of IN-4: what YES would agree to, from the first text on (IN-9). */
function request(tenant: Tenant, programs: readonly Program[]): string {
  const [first] = programs
  const frequency = first && programs.length === 1 ? frequencyPromise(first.frequency) : 'frequency varies'
  return shortened(
    tenant,
    programs,
    (names) =>
      `${names}: reply YES to sign up. Recurring msgs, ${frequency}. Msg & data rates may apply. HELP for help, STOP to stop.`,
  )
}

function codeToSignUp(brand: string, names: string, code: string): string {
  return `${brand}: ${code} is your code to sign up for ${names}. Share it with nobody. Msg & data rates may apply. Reply STOP to stop.`
}

/** A text that names every program; where the names do not fit, it counts them. */
function shortened(tenant: Tenant, programs: readonly Program[], filled: (names: string) => string): string {
  const named = filled(programs.map((program) => programLabel(tenant, program)).join(', '))
  return programs.length <= 1 || fitsOnePart(named)
    ? named
    : filled(`${tenant.brand} (${programs.length} programs)`)
}

/** The words for what the person had and START did not bring back, where they fit (OUT-9). */
function withWaysBack(text: string, tenant: Tenant, { had = [] }: Reply, number: string): string {
  const missing = had.flatMap((id) => programOf(tenant, id) ?? [])
  const words = missing.flatMap((program) => {
    const word = joiningText(tenant, program, number)
    return word === undefined ? [] : [word]
  })
  const whole = `${text} Also: ${words.join(', ')}`
  return words.length > 0 && fitsOnePart(whole) ? whole : text
}

/** One text names every program that it confirms; where the names do not fit, it counts them (IN-9, IN-5). */
function confirmation(tenant: Tenant, programs: readonly Program[]): string {
  const [first] = programs
  if (first && programs.length === 1) {
    return confirmationOf(programLabel(tenant, first), frequencyPromise(first.frequency), tenant)
  }
  return shortened(tenant, programs, (names) => confirmationOf(names, 'frequency varies', tenant))
}

function confirmationOf(names: string, frequency: string, tenant: Tenant): string {
  return `${names}: you're signed up. Recurring msgs, ${frequency}. Msg & data rates may apply. Help: ${helpContact(tenant)}. Reply STOP to end.`
}

/** Every reply that a tenant can send, with its number; each must fit one part (CTA-3). */
export function everyReply(tenant: Tenant): { reply: Reply; number: string }[] {
  const ofBrand = (
    ['stop_confirmation', 'help', 'start_refused', 'review_question', 'preferences_code'] as const
  ).map((kind): Reply => ({ kind, programs: [] }))
  const ofOne = tenant.programs.flatMap(({ id }): Reply[] => [
    { kind: 'opt_in_confirmation', programs: [id] },
    { kind: 'stop_confirmation', programs: [id] },
    { kind: 'sign_up_request', programs: [id] },
    { kind: 'sign_up_code', programs: [id] },
    { kind: 'ways_to_join', programs: [id] },
  ])
  const all = tenant.programs.map(({ id }) => id)
  const ofAll = (['opt_in_confirmation', 'sign_up_request', 'sign_up_code', 'ways_to_join'] as const).map(
    (kind): Reply => ({ kind, programs: all }),
  )
  const stops = [all, ...all.map((id) => [id])].map(
    (had): Reply => ({ kind: 'stop_confirmation', programs: [], had, texted: all }),
  )
  return tenant.numbers.flatMap(({ number }) =>
    [...ofBrand, ...ofOne, ...ofAll, ...stops].map((reply) => ({ reply, number })),
  )
}
