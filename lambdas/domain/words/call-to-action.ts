import type { PageLanguage, Way } from '../core/vocabulary.ts'
import type { Program, Tenant } from '../tenant/definitions.ts'
import { keywordIn } from '../tenant/joining-word.ts'
import { inLanguage, type Translated } from '../tenant/page-language.ts'
import {
  type AddressSign,
  type BoxWay,
  callToActionWords,
  kindOf,
  type ProgramWay,
} from './call-to-action-words.ts'
import { helpContacts, programLabel } from './wording.ts'
import { writtenNumber } from './written-number.ts'

type Offered = Omit<Program, 'callToAction' | 'translatedCalls'>
/** A tenant whose programs have no call-to-action yet. */
type Offering = Omit<Tenant, 'programs'> & Translated

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
export function boxWords(tenant: Offering, program: Offered, language: PageLanguage): BoxWords {
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
export function disclosure(tenant: Offering, language: PageLanguage, way: BoxWay): string {
  const words = callToActionWords[language]
  return [
    words.agreeByBox(way, tenant.brand),
    words.frequencyByBox,
    words.rates,
    words.help(writtenContacts(tenant, language)),
  ].join(' ')
}

/**
 * The words by which a person agrees to one program in one way, from the definition alone, so that what is registered with
 * carriers, shown, and stored as evidence is one text (CTA-1, CTA-4, CTA-5). For a form of ours: the words beside the
 * program's box and the disclosure beside the button, with the addresses that its two links lead to. Registered is the
 * English keyword text.
 */
export function callToActionText(
  tenant: Offering,
  program: Offered,
  language: PageLanguage = 'en',
  way: Way = 'keyword',
  keyword = keywordIn(tenant, program, language),
): string {
  const { label, description, facts } = boxWords(tenant, program, language)
  const terms = isBoxWay(way)
    ? [facts, disclosure(tenant, language, way)]
    : programTerms(tenant, program, { language, way, keyword })
  return [`${label}${description}`, ...terms, ...ending(tenant, language, way)].join(' ')
}

function isBoxWay(way: Way): way is BoxWay {
  return way === 'web_form' || way === 'preferences_page'
}

function programTerms(
  tenant: Offering,
  program: Offered,
  { language, way, keyword }: { language: PageLanguage; way: ProgramWay; keyword: string | undefined },
): string[] {
  const words = callToActionWords[language]
  const { messageClass, frequency } = program
  const number = writtenNumber(program.number)
  const contacts = writtenContacts(tenant, language)
  const isSpoken = way === 'verbal'
  return [
    words.agree(way, { brand: tenant.brand, number, keyword, kind: kindOf(program) }),
    ...(messageClass === 'promotional' ? [words.noCondition] : []),
    ...(way === 'employee_broadcast' ? [words.employees] : []),
    words.frequency(isSpoken ? words.count(frequency) : words.promise(frequency)),
    words.rates,
    words.help(isSpoken ? aloud(contacts, language) : contacts),
  ]
}

/** Terms and privacy; a script reads the addresses out and ends with the question. */
function ending(
  { links: { terms, privacy } }: Pick<Tenant, 'links'>,
  language: PageLanguage,
  way: Way,
): string[] {
  const words = callToActionWords[language]
  if (way !== 'verbal') return [words.links(terms, privacy)]
  return [words.linksAloud(aloud(terms, language), aloud(privacy, language)), words.question]
}

/** Web and email addresses in a text as they are read out: "acme dot example slash sms". Phone numbers stay. */
function aloud(text: string, language: PageLanguage): string {
  const { signs } = callToActionWords[language]
  return text
    .split(' ')
    .map((word) =>
      /^https:|@/.test(word)
        ? word
            .replace(/^https:\/\//, '')
            .replace(/[./_@-]/g, (sign) => ` ${signs[sign as AddressSign]} `)
            .trim()
        : word,
    )
    .join(' ')
}

/** Every way to reach customer care, as people write it. */
export function writtenContacts({ help }: Pick<Tenant, 'help'>, language: PageLanguage): string {
  const { phone } = help
  return helpContacts(
    { help: { ...help, ...(phone && { phone: writtenNumber(phone) }) } },
    callToActionWords[language].or,
  )
}
