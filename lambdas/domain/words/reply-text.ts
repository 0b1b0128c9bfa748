import type { Reply } from '../core/events.ts'
import type { TextLanguage } from '../core/vocabulary.ts'
import { originatorOf, type Program, programOf, type Tenant } from '../tenant/definitions.ts'
import { joiningText } from '../tenant/joining-word.ts'
import { inLanguage } from '../tenant/page-language.ts'
import { inGsm7 } from './gsm7.ts'
import { fitsOnePart } from './one-part.ts'
import { stopConfirmation } from './stop-text.ts'
import { textWords } from './texts/texts.ts'
import { helpContact, helpContacts, programLabel } from './wording.ts'

/** Replaces the code in the stored copy of a text. */
export const MASKED_CODE = '******'

/** Whether a reply carries a code of six digits. */
export function carriesCode({ kind }: Reply): boolean {
  return kind === 'sign_up_code' || kind === 'preferences_code'
}

/** Where a reply is sent: from which of the tenant's numbers, in which language. */
export interface ReplyPlace {
  number: string
  language: TextLanguage
}

/**
 * What the person is texted, in their language (LANG-1): the same words that were checked when the definitions loaded
 * (CTA-3, CTA-4). A code is filled in by the sender alone.
 */
export function replyText(reply: Reply, tenant: Tenant, place: ReplyPlace, code = MASKED_CODE): string {
  return inGsm7(written(reply, tenant, place, code))
}

function written(reply: Reply, tenant: Tenant, { number, language }: ReplyPlace, code: string): string {
  const { brand, links } = tenant
  const words = textWords[language]
  const programs = reply.programs.flatMap((id) => programOf(tenant, id) ?? [])
  const said: Said = { tenant, programs, language }
  switch (reply.kind) {
    case 'opt_in_confirmation':
      return withWaysBack(
        shortened(said, (names) => words.confirmed(names, frequencyOf(said), helpContact(tenant))),
        said,
        reply.had ?? [],
        number,
      )
    case 'stop_confirmation':
      return stopConfirmation(tenant, reply, { number, language })
    case 'help':
      return words.help(brand, helpContacts(tenant, words.or))
    case 'start_refused':
      return originatorOf(tenant, number)?.keywordOptIn
        ? words.wordRefused(brand, links.signUp)
        : words.numberRefused(brand, links.signUp)
    case 'ways_to_join':
      return waysToJoin(said, number)
    case 'review_question':
      return words.question(brand)
    case 'sign_up_request':
      return shortened(said, (names) => words.request(names, frequencyOf(said)))
    case 'sign_up_code':
      return shortened(said, (names) => words.signUpCode(brand, code, names))
    case 'preferences_code':
      return words.preferencesCode(brand, code)
  }
}

/** What a reply is about, and in which language. */
interface Said {
  tenant: Tenant
  programs: readonly Program[]
  language: TextLanguage
}

function labelOf({ tenant, language }: Said, program: Program): string {
  return programLabel(tenant, inLanguage(program, language))
}

/** How to join programs: by the words that do it, and on the sign-up page where a word does not (IN-1, IN-2). */
function waysToJoin(said: Said, number: string): string {
  const { tenant, programs, language } = said
  const { brand, links } = tenant
  const words = textWords[language]
  const ways = programs.flatMap((program) => {
    const word = joiningText(tenant, program, { number, language })
    return word === undefined ? [] : [{ word, label: labelOf(said, program) }]
  })
  const page = ways.length < programs.length ? words.joinOthersAt(links.signUp) : ''
  const named = ways.map(({ word, label }) => words.wordFor(word, label)).join(words.or)
  const bare = ways.map(({ word }) => word).join(words.or)
  const texts = [named, bare].map((each) => `${words.joinBy(brand, each)}${page}`)
  const fitting = ways.length > 0 ? texts.find(fitsOnePart) : undefined
  return fitting ?? words.joinAt(brand, links.signUp)
}

/** One program's promise; several differ (GATE-8). */
function frequencyOf({ programs, language }: Said): string {
  const [first] = programs
  const words = textWords[language]
  return first && programs.length === 1 ? words.frequency(first.frequency) : words.frequencyVaries
}

/** A text that names every program; where the names do not fit, it counts them (IN-5, IN-9). */
function shortened(said: Said, filled: (names: string) => string): string {
  const { tenant, programs, language } = said
  const named = filled(programs.map((program) => labelOf(said, program)).join(', '))
  return programs.length <= 1 || fitsOnePart(named)
    ? named
    : filled(textWords[language].programs(tenant.brand, programs.length))
}

/** The words for what the person had and START did not bring back, where they fit (OUT-9). */
function withWaysBack(
  text: string,
  { tenant, language }: Said,
  had: readonly string[],
  number: string,
): string {
  const lost = had.flatMap((id) => programOf(tenant, id) ?? [])
  const words = lost.flatMap((program) => joiningText(tenant, program, { number, language }) ?? [])
  const whole = `${text}${textWords[language].also(words.join(', '))}`
  return words.length > 0 && fitsOnePart(whole) ? whole : text
}

/** Every reply that a tenant can send, with its number and language; each must fit one part (CTA-3, LANG-1). */
export function everyReply(tenant: Tenant): { reply: Reply; place: ReplyPlace }[] {
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
  const replies = [...ofBrand, ...ofOne, ...ofAll, ...stops]
  const places = tenant.numbers.flatMap(({ number }) =>
    tenant.languages.map((language) => ({ number, language })),
  )
  return places.flatMap((place) => replies.map((reply) => ({ reply, place })))
}
