import type { Reply } from '../core/events.ts'
import { type Program, programOf, type Tenant } from '../tenant/definitions.ts'
import { joiningText } from '../tenant/joining-word.ts'
import { fitsOnePart } from './one-part.ts'
import { programLabel } from './wording.ts'

/**
 * The confirmation of a stop: that no more messages come, and how to bring back what the person had, and nothing else. To
 * somebody who was in several programs it is also the question which to keep. What does not fit goes: first the hint about
 * codes, then names, then all but the sign-up page (OUT-6, GATE-10).
 */
export function stopConfirmation(tenant: Tenant, reply: Reply, number: string): string {
  const had = programsOf(tenant, reply.had ?? reply.programs)
  const [stopped] = programsOf(tenant, reply.programs)
  const end = stopped
    ? `${programLabel(tenant, stopped)}: you're unsubscribed and will get no more of these messages.`
    : `${tenant.brand}: you're unsubscribed and will get no more messages.`
  const [first, ...shorter] = waysBack(tenant, had, number).map((way) => `${end} ${way}`)
  if (first === undefined) return end
  const hinted = codeHints(tenant, had, reply.texted ?? []).map((hint) => `${first} ${hint}`)
  const texts = [...hinted, first, ...shorter]
  return texts.find(fitsOnePart) ?? `${end} To come back: ${tenant.links.signUp}`
}

/** How to bring these programs back, from the longest to the shortest way of saying it. */
function waysBack(tenant: Tenant, programs: readonly Program[], number: string): string[] {
  const worded = programs.flatMap((program) => joiningText(tenant, program, number) ?? [])
  if (programs.length === 0) return []
  const page = `To come back: ${tenant.links.signUp}`
  if (worded.length === 0) return [page]
  const more = worded.length < programs.length ? ` For more: ${tenant.links.signUp}` : ''
  const what = programs.length > 1 ? 'To keep any, reply' : 'To come back, reply'
  const named = namedWords(tenant, programs, number)
  return [...[named, worded].map((words) => `${what} ${oneOf(words)}.${more}`), page]
}

/** Each program's word, with its name where the word does not say it. */
export function namedWords(tenant: Tenant, programs: readonly Program[], number: string): string[] {
  return programs.flatMap((program) => {
    const word = joiningText(tenant, program, number)
    if (word === undefined) return []
    const label = programLabel(tenant, program)
    return [programs.length === 1 || word.endsWith(program.name) ? word : `${word} for ${label}`]
  })
}

/** "A, B or C". */
export function oneOf(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '')
}

/** For people whom a program for codes enrolled or texted: a new code where one may still be sent, and HELP (GATE-10). */
function codeHints(tenant: Tenant, had: readonly Program[], texted: readonly string[]): string[] {
  const program = tenant.programs.find(
    ({ id, type }) => type === 'otp' && (texted.includes(id) || had.some((each) => each.id === id)),
  )
  if (!program) return []
  const label = programLabel(tenant, program)
  return [program.otpAfterStop ? `${label}: ask for a new code, or HELP.` : `${label}: reply HELP.`]
}

function programsOf(tenant: Tenant, ids: readonly string[]): Program[] {
  return ids.flatMap((id) => programOf(tenant, id) ?? [])
}
