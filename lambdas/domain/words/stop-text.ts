import type { Reply } from '../core/events.ts'
import type { TextLanguage } from '../core/vocabulary.ts'
import { type Program, programOf, type Tenant } from '../tenant/definitions.ts'
import { joiningText } from '../tenant/joining-word.ts'
import { inLanguage } from '../tenant/page-language.ts'
import { fitsOnePart } from './one-part.ts'
import { textWords } from './texts/texts.ts'
import { programLabel } from './wording.ts'

/**
 * The confirmation of a stop: that no more messages come, and how to bring back what the person had, and nothing else. To
 * a person who was in several programs it is also the question which to keep. What does not fit goes: first the hint about
 * codes, then names, then all but the sign-up page (OUT-6, GATE-10).
 */
export function stopConfirmation(tenant: Tenant, reply: Reply, place: Place): string {
  const words = textWords[place.language]
  const had = programsOf(tenant, reply.had ?? reply.programs)
  const [stopped] = programsOf(tenant, reply.programs)
  const end = stopped ? words.stoppedProgram(labelOf(tenant, stopped, place)) : words.stoppedAll(tenant.brand)
  const [first, ...shorter] = waysBack(tenant, had, place).map((way) => `${end} ${way}`)
  if (first === undefined) return end
  const hinted = codeHints(tenant, had, reply.texted ?? [], place).map((hint) => `${first} ${hint}`)
  const texts = [...hinted, first, ...shorter]
  return texts.find(fitsOnePart) ?? `${end} ${words.comeBackAt(tenant.links.signUp)}`
}

/** The number that a text leaves from, and its language. */
interface Place {
  number: string
  language: TextLanguage
}

/** How to bring these programs back, from the longest to the shortest way of saying it. */
function waysBack(tenant: Tenant, programs: readonly Program[], place: Place): string[] {
  if (programs.length === 0) return []
  const words = textWords[place.language]
  const page = words.comeBackAt(tenant.links.signUp)
  const worded = programs.flatMap((program) => joiningText(tenant, program, place) ?? [])
  if (worded.length === 0) return [page]
  const more = worded.length < programs.length ? words.joinOthersAt(tenant.links.signUp) : ''
  const by = programs.length > 1 ? words.keepBy : words.comeBackBy
  const named = namedWords(tenant, programs, place)
  return [...[named, worded].map((each) => `${by(oneOf(each, words.or))}${more}`), page]
}

/** Each program's word, with its name where the word does not say it. */
function namedWords(tenant: Tenant, programs: readonly Program[], place: Place): string[] {
  return programs.flatMap((program) => {
    const word = joiningText(tenant, program, place)
    if (word === undefined) return []
    const saysIt = programs.length === 1 || word.endsWith(program.name)
    return [saysIt ? word : textWords[place.language].wordFor(word, labelOf(tenant, program, place))]
  })
}

/** "A, B or C". */
function oneOf(words: readonly string[], or: string): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')}${or}${words.at(-1)}` : (words[0] ?? '')
}

/** For people whom a program for codes enrolled or texted: a new code where one may still be sent, and HELP (GATE-10). */
function codeHints(
  tenant: Tenant,
  had: readonly Program[],
  texted: readonly string[],
  place: Place,
): string[] {
  const program = tenant.programs.find(
    ({ id, type }) => type === 'otp' && (texted.includes(id) || had.some((each) => each.id === id)),
  )
  if (!program) return []
  const words = textWords[place.language]
  return [(program.otpAfterStop ? words.codesAsk : words.codesHelp)(labelOf(tenant, program, place))]
}

function labelOf(tenant: Tenant, program: Program, { language }: Place): string {
  return programLabel(tenant, inLanguage(program, language))
}

function programsOf(tenant: Tenant, ids: readonly string[]): Program[] {
  return ids.flatMap((id) => programOf(tenant, id) ?? [])
}
