import type { PageLanguage } from '../core/vocabulary.ts'
import type { Program, Tenant } from '../tenant/definitions.ts'
import { inLanguage } from '../tenant/page-language.ts'
import { callToActionWords, kindOf, type Way } from './call-to-action-words.ts'
import { helpContacts, programLabel } from './wording.ts'

type Offered = Omit<Program, 'callToAction'>

/** A call-to-action in the pieces that a page sets apart; joined, they are its text. */
export interface CallToAction {
  /** The program with its brand. */
  label: string
  /** What it gives, with the colon before and the full stop after it. */
  promise: string
  /** What is agreed to, one sentence each. */
  terms: string[]
}

/** What a call-to-action says, in a language and for a way of agreeing: everything that CTA-1 asks for. */
export function callToActionOf(
  tenant: Tenant,
  program: Offered,
  language: PageLanguage,
  way: Way,
): CallToAction {
  const { brand, links } = tenant
  const { name, description } = inLanguage(program, language)
  const words = callToActionWords[language]
  return {
    label: programLabel(tenant, { name }),
    promise: `${words.colon}${description}.`,
    terms: [
      words.agree(way, { brand, number: program.number, keyword: program.keyword, kind: kindOf(program) }),
      ...(program.messageClass === 'promotional' ? [words.noCondition] : []),
      words.frequency(words.promise(program.frequency)),
      words.rates,
      words.help(helpContacts(tenant, words.or)),
      words.links(links.terms, links.privacy),
    ],
  }
}

/**
 * The words by which people are invited to agree, from the definition alone, so that what is registered with carriers,
 * shown and stored as evidence is one text (CTA-4). Registered is the English one by which people text in.
 */
export function callToActionText(
  tenant: Tenant,
  program: Offered,
  language: PageLanguage = 'en',
  way: Way = 'keyword',
): string {
  const { label, promise, terms } = callToActionOf(tenant, program, language, way)
  return `${label}${promise} ${terms.join(' ')}`
}
