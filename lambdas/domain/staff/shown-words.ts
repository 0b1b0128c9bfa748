import { TEXT_LANGUAGES } from '../core/vocabulary.ts'
import type { Program, Tenant } from '../tenant/definitions.ts'
import type { ConsentRow, Flaw } from './consent-row.ts'
import {
  AUTOMATED,
  CONDITION,
  GOODS_OR_SERVICES,
  MARKETING,
  MESSAGES,
  NEGATION,
  PURCHASE,
  STRICT_CONDITION,
  TEXT_MESSAGES,
} from './shown-words-terms.ts'

/**
 * What the words shown fail to say: that the messages are texts, and of which brand; for a promotional program also that
 * they are automated marketing, and that consent is no condition of purchase (IN-6). Words in a language other than the
 * four cannot be checked.
 */
export function flawsOfWords(
  { status, evidence }: Pick<ConsentRow, 'status' | 'evidence'>,
  { brand }: Pick<Tenant, 'brand'>,
  program: Program | null,
): Flaw[] {
  const { callToAction, language } = evidence
  if (status !== 'opted_in' || callToAction === null) return []
  if (language !== null && !isUnderstood(language)) return [UNKNOWN_LANGUAGE]
  const words = plain(callToAction)
  return [
    ...(speaksOfTexts(words)
      ? []
      : [missing('must say that the messages are texts, like "text messages" or "SMS"')]),
    ...(names(words, brand) ? [] : [missing(`must name the brand, ${brand}`)]),
    ...(program?.messageClass === 'promotional' ? flawsOfPromotion(words, program) : []),
  ]
}

function flawsOfPromotion(words: string, program: Program): Flaw[] {
  const marketing = saysAutomated(words) && MARKETING.test(withoutNames(words, program))
  return [
    ...(marketing ? [] : [missing('must say that the messages are automated marketing messages')]),
    ...(saysNoCondition(words) ? [] : [missing('must say that consent is not a condition of purchase')]),
  ]
}

const UNKNOWN_LANGUAGE: Flaw = {
  kind: 'invalid',
  path: 'evidence.language',
  message: `must be one of ${TEXT_LANGUAGES.join(', ')}: words in another language cannot be checked`,
}

function missing(message: string): Flaw {
  return { kind: 'missing_evidence', path: 'evidence.callToAction', message }
}

function isUnderstood(tag: string): boolean {
  const [language] = tag.toLowerCase().split('-')
  return TEXT_LANGUAGES.some((known) => known === language)
}

/** The text in small letters without accents and punctuation; a period between spaces ends a sentence. */
function plain(text: string): string {
  return ` ${text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[.!?;\n]+(?=\s|$)/g, ' . ')
    .replaceAll(/[^\p{L}\p{N}.]+|\.(?=\S)/gu, ' ')} `.replaceAll(/\s+/g, ' ')
}

/** How many words before a mention of texts can deny it: "you will not receive text messages". */
const DENIAL_WORDS = 4

function speaksOfTexts(words: string): boolean {
  return [...words.matchAll(TEXT_MESSAGES)].some(({ index }) => {
    const sentence = words.slice(0, index).split(' . ').at(-1) ?? ''
    const before = sentence.trim().split(' ').slice(-DENIAL_WORDS)
    return !before.some((word) => DENIALS.has(word))
  })
}

const DENIALS = new Set([
  ...['not', 'no', 'never', 'without', 'dont', 'wont', 'nunca', 'sin'],
  ...['pas', 'aucun', 'aucune', 'jamais', 'sans', 'nao', 'nem', 'sem', 'ni'],
])

/** What a company's name has besides the name that people use. */
const LEGAL_FORM = /^the | (?:inc|llc|ltd|limited|corp|corporation|co|company|sa|sas|sarl|ltda|gmbh)(?= |$)/g

function names(words: string, brand: string): boolean {
  const name = plain(brand).replaceAll(' .', '').trim().replaceAll(LEGAL_FORM, '').trim()
  if (words.includes(` ${name} `)) return true
  const joined = name.replaceAll(' ', '')
  return joined.length >= 4 && words.replaceAll(' ', '').includes(joined)
}

/** "Acme Offers" says nothing about what it sends. */
function withoutNames(words: string, { name, translations = {} }: Program): string {
  const names = [name, ...Object.values(translations).map((translation) => translation.name)]
  return names.reduce((rest, each) => rest.replaceAll(plain(each), ' '), words)
}

function saysAutomated(words: string): boolean {
  return sentencesOf(words).some((sentence) => AUTOMATED.test(sentence) && MESSAGES.test(sentence))
}

function saysNoCondition(words: string): boolean {
  return sentencesOf(words)
    .filter((sentence) => NEGATION.test(sentence))
    .some(
      (sentence) =>
        (CONDITION.test(sentence) && PURCHASE.test(sentence)) ||
        (STRICT_CONDITION.test(sentence) && GOODS_OR_SERVICES.test(sentence)),
    )
}

function sentencesOf(words: string): string[] {
  return words.split(' . ').map((sentence) => ` ${sentence.trim()} `)
}
