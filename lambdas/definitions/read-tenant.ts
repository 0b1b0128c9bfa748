import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isTollFree } from '../domain/core/phone-number.ts'
import { PAGE_LANGUAGES, type PageLanguage } from '../domain/core/vocabulary.ts'
import type { Program, Tenant } from '../domain/tenant/definitions.ts'
import { keywordsOf } from '../domain/tenant/joining-word.ts'
import { pageLanguagesOf } from '../domain/tenant/page-language.ts'
import { callToActionText } from '../domain/words/call-to-action.ts'
import { missingFromGsm7, septetsOf } from '../domain/words/gsm7.ts'
import { ONE_PART } from '../domain/words/one-part.ts'
import { everyReply, replyText } from '../domain/words/reply-text.ts'
import { UserFacingError } from '../user-facing-error.ts'
import { contentHash } from './content-hash.ts'
import { readLogo } from './read-logo.ts'
import { type TenantFile, tenantFile } from './schema.ts'

/** One problem in a definition file. */
export interface Flaw {
  field: string
  message: string
}

/** A definition that cannot be deployed, with each problem beside the field that has it. */
export class DefinitionError extends UserFacingError {
  readonly flaws: readonly Flaw[]

  constructor(file: string, flaws: readonly Flaw[]) {
    super(`${file}: ${sentencesOf(flaws).join('; ')}. Fix the file and try again.`)
    this.flaws = flaws
  }
}

function sentencesOf(flaws: readonly Flaw[]): string[] {
  return [...new Set(flaws.map(({ field, message }) => (field ? `${field} ${message}` : message)))]
}

/** What a definition file refers to. */
export interface Surroundings {
  /** Reads a file beside it. */
  readBeside?: (name: string) => Buffer
  /** The address of the site, with a slash at the end, where its generated pages lie; undefined if it is not known. */
  siteUrl?: string | undefined
}

/**
 * Reads one definition file and its logo; a {@link DefinitionError} names the file and every field that is wrong.
 */
export function readTenant(
  file: string,
  json: string,
  { readBeside = (name) => readFileSync(join(dirname(file), name)), siteUrl }: Surroundings = {},
): Tenant {
  const result = tenantFile.safeParse(parseJson(file, json))
  if (!result.success) {
    throw new DefinitionError(
      file,
      result.error.issues.map((issue) => ({
        field: [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'),
        message: messageOf(issue),
      })),
    )
  }
  const links = linksOf(result.data, siteUrl)
  if ('flaws' in links) throw new DefinitionError(file, links.flaws)
  const { tenant, flaws: unseen } = withLogo(complete(result.data, links), readBeside)
  const flaws = [...unseen, ...contradictions(tenant), ...tooLong(tenant)]
  if (flaws.length > 0) throw new DefinitionError(file, flaws)
  return tenant
}

/** The tenant with its logo's data instead of the file name. */
function withLogo(
  tenant: Tenant,
  readBeside: (name: string) => Buffer,
): { tenant: Tenant; flaws: readonly Flaw[] } {
  if (!tenant.site.logo) return { tenant, flaws: [] }
  const logo = readLogo(tenant.site.logo, readBeside)
  return 'flaw' in logo
    ? { tenant, flaws: [{ field: 'site.logo', message: logo.flaw }] }
    : { tenant: { ...tenant, site: { ...tenant.site, logo: logo.uri } }, flaws: [] }
}

function messageOf(issue: { code?: string; input?: unknown; message: string }): string {
  if (issue.code === 'unrecognized_keys') return 'is an unknown field'
  if (issue.code === 'invalid_type' && issue.message === 'Invalid input')
    return 'is missing or has the wrong type'
  return issue.message
}

function parseJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new UserFacingError(`${file}: is not valid JSON. Fix the file and try again.`)
  }
}

/** The page of the site that each link leads to unless the definition names another. */
const PAGES = { terms: 'terms', privacy: 'privacy', signUp: 'join' } as const

/** The links of a definition, by default to the generated pages (CTA-2). */
function linksOf(
  { tenant, links }: Pick<TenantFile, 'tenant' | 'links'>,
  siteUrl: string | undefined,
): Tenant['links'] | { flaws: Flaw[] } {
  const missing = (Object.keys(PAGES) as (keyof typeof PAGES)[]).filter((name) => links?.[name] === undefined)
  if (siteUrl === undefined && missing.length > 0)
    return {
      flaws:
        links === undefined ? [needsDomain('links')] : missing.map((name) => needsDomain(`links.${name}`)),
    }
  const page = (name: keyof typeof PAGES) => links?.[name] ?? `${siteUrl}${tenant}/${PAGES[name]}`
  return { terms: page('terms'), privacy: page('privacy'), signUp: page('signUp') }
}

function needsDomain(field: string): Flaw {
  return {
    field,
    message:
      'is missing: it can be left out only with -c domain=, or "domain" in cdk.json, where Assent serves the pages itself',
  }
}

function complete({ tenant: id, $schema: _, ...rest }: TenantFile, links: Tenant['links']): Tenant {
  const [own] = pageLanguagesOf(rest)
  const bare = { ...rest, id, links }
  return {
    ...bare,
    programs: rest.programs.map((program) => {
      const call = (language: PageLanguage) => {
        const text = callToActionText(bare, program, language)
        return { text, hash: contentHash(text), language }
      }
      const translatedCalls = PAGE_LANGUAGES.flatMap((language) => {
        const keyword = program.translations?.[language]?.keyword
        return keyword === undefined ? [] : [{ ...call(language), keyword }]
      })
      return { ...program, callToAction: call(own), translatedCalls }
    }),
  }
}

/** Problems of the file as a whole, where each field alone is valid. */
function contradictions({ languages, numbers, programs }: Tenant): Flaw[] {
  const programIds = new Set(programs.map(({ id }) => id))
  const ownNumbers = new Set(numbers.map(({ number }) => number))
  const keywords = programs.flatMap(keywordsOf)
  return [
    ...numbers.flatMap(({ defaultProgram }, i) =>
      programIds.has(defaultProgram)
        ? []
        : [{ field: `numbers.${i}.defaultProgram`, message: 'is not a program of this file' }],
    ),
    ...programs.flatMap(({ number, advertised, keyword }, i) => [
      ...(ownNumbers.has(number)
        ? []
        : [{ field: `programs.${i}.number`, message: 'is not a number of this file' }]),
      ...(advertised && !keyword
        ? [{ field: `programs.${i}.keyword`, message: 'is required for an advertised program' }]
        : []),
    ]),
    ...numbers.flatMap(({ number, managedBy }, i) =>
      isTollFree(number) && managedBy !== 'carrier'
        ? [
            {
              field: `numbers.${i}.managedBy`,
              message: 'must be "carrier": carriers answer STOP on a US toll-free number themselves',
            },
          ]
        : [],
    ),
    ...numbers.flatMap(({ number, id }, i) =>
      number === 'simulator' && id !== undefined
        ? [
            {
              field: `numbers.${i}.id`,
              message: 'cannot be set: a simulator number is made by the deployment',
            },
          ]
        : [],
    ),
    ...numbers.flatMap(({ id, managedBy }, i) =>
      numbers.some((other) => id !== undefined && other.id === id && other.managedBy !== managedBy)
        ? [{ field: `numbers.${i}.managedBy`, message: 'must be the same for every number of one pool' }]
        : [],
    ),
    ...repeated(numbers.flatMap(({ id }) => (id?.startsWith('phone-') ? id : []))).map((id) => ({
      field: 'numbers',
      message: `use the id ${id} twice`,
    })),
    ...programs.flatMap((program, i) => translatedTwice({ languages, programs }, program, i)),
    ...programs.flatMap(notForCodes),
    ...cannotBeTexted({ numbers, programs }),
    ...repeated(keywords).map((keyword) => ({
      field: 'programs',
      message: `use the keyword ${keyword} twice`,
    })),
  ]
}

/** A keyword belongs to the words of one language, in which there is a page or a poster. */
function translatedTwice(
  tenant: Pick<Tenant, 'languages' | 'programs'>,
  { translations = {} }: Program,
  i: number,
): Flaw[] {
  const [own] = pageLanguagesOf(tenant)
  return Object.entries(translations).flatMap(([language, translation]) => {
    if (translation?.keyword === undefined) return []
    const field = `programs.${i}.translations.${language}.keyword`
    if (language === own)
      return [{ field, message: "must be left out: the program's keyword is in this language" }]
    const isPage = PAGE_LANGUAGES.some((each) => each === language)
    return isPage ? [] : [{ field, message: 'must be left out: there are no pages in this language' }]
  })
}

/** The settings that one-time-code programs must have and others must not (GATE-8, GATE-10). */
function notForCodes({ type, messageClass, otpAfterStop, frequency }: Program, i: number): Flaw[] {
  if (type !== 'otp') {
    return otpAfterStop
      ? [{ field: `programs.${i}.otpAfterStop`, message: 'is only for a program of type otp' }]
      : []
  }
  return [
    ...(messageClass === 'informational'
      ? []
      : [{ field: `programs.${i}.messageClass`, message: 'must be informational for one-time codes' }]),
    ...(frequency.per === 'request'
      ? []
      : [{ field: `programs.${i}.frequency.per`, message: 'must be request for one-time codes' }]),
  ]
}

/** Keywords that people are asked to text must work. */
function cannotBeTexted({ numbers, programs }: Pick<Tenant, 'numbers' | 'programs'>): Flaw[] {
  const refusing = new Set(numbers.flatMap(({ number, keywordOptIn }) => (keywordOptIn ? [] : [number])))
  const promotional = new Set(
    programs.flatMap(({ id, messageClass }) => (messageClass === 'promotional' ? [id] : [])),
  )
  return [
    ...numbers.flatMap(({ defaultProgram, keywordOptIn }, i) =>
      keywordOptIn && promotional.has(defaultProgram)
        ? [
            {
              field: `numbers.${i}.defaultProgram`,
              message:
                'names a promotional program, which START alone cannot give written consent to; give that program a keyword',
            },
          ]
        : [],
    ),
    ...programs.flatMap((program, i) =>
      keywordsOf(program).length > 0 && refusing.has(program.number)
        ? [
            {
              field: `programs.${i}.keyword`,
              message: 'cannot be texted to a number that takes no opt-in by text',
            },
          ]
        : [],
    ),
  ]
}

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' })

/** Each reply must fit into one segment: 160 GSM-7 characters with all values filled in (CTA-3). */
function tooLong(tenant: Tenant): Flaw[] {
  return everyReply(tenant).flatMap(({ reply, place }) => {
    const text = replyText(reply, tenant, place)
    const odd = missingFromGsm7(text)
    const septets = septetsOf(text)
    if (odd.length === 0 && septets <= ONE_PART) return []
    const named = `${reply.kind} in ${LANGUAGE_NAMES.of(place.language)}`
    const message =
      odd.length > 0
        ? `makes the ${named} use ${odd.join(' ')}, which is not in GSM-7`
        : `makes the ${named} ${septets} characters long; the maximum is ${ONE_PART}`
    return [{ field: fieldOf(tenant, reply.programs), message }]
  })
}

function fieldOf(tenant: Tenant, programs: readonly string[]): string {
  const [only, ...more] = programs
  return only && more.length === 0
    ? `programs.${tenant.programs.findIndex(({ id }) => id === only)}`
    : 'brand, help or links'
}

/** The texts that occur more than once. */
export function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))]
}
