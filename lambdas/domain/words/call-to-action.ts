import type { PageLanguage } from '../core/vocabulary.ts'
import type { Program, Tenant } from '../tenant/definitions.ts'
import { inLanguage } from '../tenant/page-language.ts'
import { type BoxWay, callToActionWords, kindOf, type Way } from './call-to-action-words.ts'
import { helpContacts, programLabel } from './wording.ts'
import { writtenNumber } from './written-number.ts'

type Offered = Omit<Program, 'callToAction'>

/** The words beside one box of a form: what differs between the programs. */
export interface BoxWords {
  /** The program with its brand. */
  label: string
  /** What it gives, with the colon before and the full stop after it. */
  description: string
  /** How often and from which number; for marketing, also that it is marketing and that consent is not a condition (CTA-1). */
  facts: string
}

/** The words beside a program's box. */
export function boxWords(tenant: Tenant, program: Offered, language: PageLanguage): BoxWords {
  const words = callToActionWords[language]
  const { name, description } = inLanguage(program, language)
  const often = words.often(program.frequency, writtenNumber(program.number))
  return {
    label: programLabel(tenant, { name }),
    description: `${words.colon}${description}.`,
    facts: program.messageClass === 'promotional' ? `${often} ${words.marketing}` : often,
  }
}

/** The disclosure beside the button, which covers every box that is checked; the links to terms and privacy follow it. */
export function disclosure(tenant: Tenant, language: PageLanguage, way: BoxWay): string {
  const words = callToActionWords[language]
  return [
    words.agreeByBox(way, tenant.brand),
    words.frequencyByBox,
    words.rates,
    words.help(writtenContacts(tenant, language)),
  ].join(' ')
}

/**
 * The words by which a person agrees to one program, from the definition alone, so that what is registered with carriers,
 * shown, and stored as evidence is one text (CTA-1, CTA-4). For a form: the words beside the program's box and the
 * disclosure beside the button, with the addresses that its two links lead to. Registered is the English keyword text.
 */
export function callToActionText(
  tenant: Tenant,
  program: Offered,
  language: PageLanguage = 'en',
  way: Way = 'keyword',
): string {
  const words = callToActionWords[language]
  const { label, description, facts } = boxWords(tenant, program, language)
  const links = words.links(tenant.links.terms, tenant.links.privacy)
  const terms =
    way === 'keyword' ? keywordTerms(tenant, program, language) : [facts, disclosure(tenant, language, way)]
  return [`${label}${description}`, ...terms, links].join(' ')
}

function keywordTerms(tenant: Tenant, program: Offered, language: PageLanguage): string[] {
  const words = callToActionWords[language]
  const { keyword, messageClass, frequency } = program
  const number = writtenNumber(program.number)
  return [
    words.agreeByText({ brand: tenant.brand, number, keyword, kind: kindOf(program) }),
    ...(messageClass === 'promotional' ? [words.noCondition] : []),
    words.frequency(words.promise(frequency)),
    words.rates,
    words.help(writtenContacts(tenant, language)),
  ]
}

/** Every way to reach customer care, as people write it. */
export function writtenContacts({ help }: Pick<Tenant, 'help'>, language: PageLanguage): string {
  const { phone } = help
  return helpContacts(
    { help: { ...help, ...(phone && { phone: writtenNumber(phone) }) } },
    callToActionWords[language].or,
  )
}
