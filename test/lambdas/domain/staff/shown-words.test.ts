import { expect, test } from 'vitest'
import { noEvidence } from '../../../../lambdas/domain/core/evidence.ts'
import { PAGE_LANGUAGES } from '../../../../lambdas/domain/core/vocabulary.ts'
import { flawsOfWords } from '../../../../lambdas/domain/staff/shown-words.ts'
import { programOf } from '../../../../lambdas/domain/tenant/definitions.ts'
import { callToActionText } from '../../../../lambdas/domain/words/call-to-action.ts'
import { acme } from '../../../fixtures.ts'
import { SPEAK_OF_MARKETING, SPEAK_OF_NO_TEXTS, SPEAK_OF_TEXTS } from './wordings.ts'

const TEXTS = 'must say that the messages are texts, like "text messages" or "SMS"'
const BRAND = 'must name the brand, Acme'
const MARKETING = 'must say that the messages are automated marketing messages'
const CONDITION = 'must say that consent is not a condition of purchase'

/** What a consent to a program with these words lacks. */
function missing(callToAction: string, program = 'acme-alerts', language: string | null = null): string[] {
  const row = { status: 'opted_in' as const, evidence: { ...noEvidence, callToAction, language } }
  return flawsOfWords(row, acme, programOf(acme, program) ?? null).map(({ message }) => message)
}

test.each(SPEAK_OF_TEXTS)(
  'IN-6: words that speak of texts and name the brand are enough for information: %s',
  (words) => {
    expect(missing(words)).toEqual([])
  },
)

test.each(SPEAK_OF_MARKETING)(
  'IN-6: words that also say automated marketing and no condition are enough for marketing: %s',
  (words) => {
    expect(missing(words, 'acme-offers')).toEqual([])
    expect(missing(words)).toEqual([])
  },
)

test.each(SPEAK_OF_NO_TEXTS)('IN-6: general words are refused: %s', (words) => {
  expect(missing(words)).toEqual([TEXTS])
})

test.each(SPEAK_OF_TEXTS)(
  'IN-6: words that are enough for information are not for marketing: %s',
  (words) => {
    expect(missing(words, 'acme-offers')).toContain(MARKETING)
  },
)

test.each([...SPEAK_OF_TEXTS, ...SPEAK_OF_MARKETING])(
  'IN-6: words that name another brand are refused: %s',
  (words) => {
    expect(missing(words.replaceAll(/acme/gi, 'Globex'))).toEqual([BRAND])
  },
)

test.each([
  ['I agree to receive communications.', [TEXTS, BRAND, MARKETING, CONDITION]],
  ['Acme Offers: up to 4 texts a month. Consent is no condition of purchase.', [MARKETING]],
  ['Acme: automated text messages from Acme Offers. Consent is not a condition of purchase.', [MARKETING]],
  ['Marketing texts from Acme. Your plan renews automatically. No purchase necessary.', [MARKETING]],
  ['Automated marketing texts from Acme.', [CONDITION]],
  ['Automated marketing texts from Acme. Consent is a condition of purchase.', [CONDITION]],
  ['Automated marketing texts from Acme. No charge for this service.', [CONDITION]],
])('IN-6: every point that %j leaves out is named', (words, points) => {
  expect(missing(words, 'acme-offers')).toEqual(points)
})

test.each([
  ['Acme, Inc.', 'I want texts from Acme'],
  ['The Acme Company', 'I want texts from ACME'],
  ["Joe's Pizza", 'Texts from JOE’S PIZZA!'],
  ['Café Olé', 'Textos de cafe ole'],
  ['Big Box', 'Texts from bigbox.example'],
  ['AT&T', 'Texts from AT&T'],
])('IN-6: the brand %s is named in %j', (brand, callToAction) => {
  const row = { status: 'opted_in' as const, evidence: { ...noEvidence, callToAction } }
  expect(flawsOfWords(row, { brand }, null)).toEqual([])
})

test.each(['de', 'zh-Hans', 'ht'])(
  'IN-6: words in a language that cannot be checked are refused, saying so: %s',
  (language) => {
    expect(missing('Ich möchte SMS von Acme bekommen', 'acme-alerts', language)).toEqual([
      'must be one of en, es, fr, pt: words in another language cannot be checked',
    ])
  },
)

test.each(['es', 'es-MX', 'EN', 'pt-BR', 'fr-CA'])('IN-6: words in %s are checked', (language) => {
  expect(missing('Textos de Acme', 'acme-alerts', language)).toEqual([])
})

test.each(PAGE_LANGUAGES)(
  'IN-6: the words that we publish ourselves are enough, in %s (CTA-1)',
  (language) => {
    for (const program of acme.programs)
      expect(missing(callToActionText(acme, program, language), program.id, language)).toEqual([])
  },
)

test('IN-6: a stop needs no words', () => {
  const row = { status: 'opted_out' as const, evidence: { ...noEvidence, callToAction: 'anything' } }
  expect(flawsOfWords(row, acme, null)).toEqual([])
})
