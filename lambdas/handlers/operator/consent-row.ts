import { isIP } from 'node:net'
import * as z from 'zod/mini'
import { text } from '../../contract/text.ts'
import { publishedTexts } from '../../definitions/published-texts.ts'
import { STOP_MEDIA } from '../../domain/core/medium.ts'
import { LEVELS, ROW_STATUSES } from '../../domain/core/vocabulary.ts'
import { type ConsentRow, type Flaw, missingEvidence } from '../../domain/staff/consent-row.ts'
import { programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import type { PublishedText } from '../../domain/tenant/published-text.ts'
import { instant, LETTER_OR_DIGIT, phoneNumber } from '../pipeline/fields.ts'

const textOf = (most: number) =>
  z._default(z.nullable(text.check(z.maxLength(most, `must be at most ${most} characters`))), null)

const language = z.string().check(z.refine(isLanguage, 'must be a BCP 47 language tag, like en'))
const ip = z.string().check(z.refine((address) => isIP(address) > 0, 'must be an IP address'))
/** An empty spreadsheet cell counts as a missing field. */
const orEmpty = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z._default(z.nullable(z.union([schema, z.string().check(z.regex(/^\s*$/))])), null)

const evidence = z.strictObject({
  text: textOf(100),
  callToAction: textOf(10_000),
  language: orEmpty(language),
  action: textOf(500),
  identity: textOf(500),
  collectedBy: textOf(500),
  ip: orEmpty(ip),
  userAgent: textOf(1000),
  reference: textOf(500),
  inboundMessageId: textOf(200),
})

/** The fields of a row of `record` and `import`; its medium determines the required evidence. */
export const rowFields = {
  program: textOf(100),
  to: phoneNumber,
  status: z.enum(ROW_STATUSES),
  level: z._default(z.nullable(z.enum(LEVELS)), null),
  medium: z.enum(STOP_MEDIA),
  at: instant,
  evidence: z.prefault(evidence, {}),
}

/** A row of an import. */
export const consentRow = z.strictObject(rowFields)

const partOfRow = z.object({
  status: rowFields.status,
  medium: rowFields.medium,
  evidence: rowFields.evidence,
})

/** The missing evidence of a row that failed validation, as far as it can be determined (IN-8). */
export function missingFrom(row: unknown): Flaw[] {
  const part = partOfRow.safeParse(row)
  if (!part.success) return []
  const { evidence, ...rest } = part.data
  const { text: named, ...given } = withoutBlanks(evidence)
  const missing = missingEvidence({ ...rest, evidence: given }, null)
  return named === null ? missing : besidesText(missing)
}

type GivenEvidence = z.infer<typeof evidence>

/** A row as it is given: its evidence may name a published text instead of the words shown. */
type GivenRow = Omit<ConsentRow, 'evidence'> & { evidence: GivenEvidence }

/** A row in the domain's form; `flaw` says what is wrong with the text that it names. */
export interface ReadRow {
  row: ConsentRow
  flaw?: Flaw
}

/** Texts that were published before, by what `formerTextOf` says of a row. */
export type FormerTexts = ReadonlyMap<string, Pick<PublishedText, 'text' | 'language'>>

/** The text that a row names which is not published now; undefined if it names none, or one of today's. */
export function formerTextOf(
  tenant: Tenant,
  { program, evidence: { text } }: GivenRow,
): { program: string; id: string; key: string } | undefined {
  if (program === null || text === null || textNamed(tenant, program, text)) return undefined
  return { program, id: text, key: `${program} ${text}` }
}

/**
 * The row in the domain's form, with the words and the language of the published text that it names, also of one that was
 * published before the words changed (IN-6, CTA-5).
 */
export function readRow(tenant: Tenant, given: GivenRow, former: FormerTexts = new Map()): ReadRow {
  const { program, to, status, level, medium, at } = given
  const { text: named, ...evidence } = withoutBlanks(given.evidence)
  const row = { program, to, status, level, medium, at, evidence }
  if (named === null) return { row }
  if (status === 'opted_out')
    return { row, flaw: flawOf('is only for an opt-in and is not stored with a stop') }
  const text = textNamed(tenant, program, named) ?? former.get(`${program} ${named}`)
  if (text === undefined) return { row, flaw: flawOf(UNKNOWN_TEXT) }
  const { text: callToAction, language } = text
  return differs(evidence.callToAction, callToAction) || differs(evidence.language, language)
    ? { row, flaw: flawOf('names other words or another language than the row gives; leave one of them out') }
    : { row: { ...row, evidence: { ...evidence, callToAction, language } } }
}

/** The flaws besides the one of the named text: the words that it stands for are not missing. */
export function besidesText(flaws: readonly Flaw[]): Flaw[] {
  return flaws.filter(({ path }) => !SHOWN.has(path))
}

const SHOWN: ReadonlySet<string> = new Set(['evidence.callToAction', 'evidence.language'])

function textNamed(tenant: Tenant, program: string | null, id: string) {
  const found = program === null ? undefined : programOf(tenant, program)
  return found && publishedTexts(tenant, found).find((text) => text.id === id)
}

function differs(given: string | null, published: string): boolean {
  return given !== null && given !== published
}

const UNKNOWN_TEXT =
  'is not the id of a text that was published for this program; give callToAction and language instead'

function flawOf(message: string): Flaw {
  return { kind: 'invalid', path: 'evidence.text', message }
}

/** Whether a flaw is an id that may have been published before: only the table knows. */
export function isUnknownText({ message }: Flaw): boolean {
  return message === UNKNOWN_TEXT
}

/** Evidence without any letter or digit proves nothing and counts as missing (IN-8). */
function withoutBlanks(evidence: GivenEvidence): GivenEvidence {
  const entries = Object.entries(evidence).map(([field, text]) => [
    field,
    text && LETTER_OR_DIGIT.test(text) ? text : null,
  ])
  return Object.fromEntries(entries) as GivenEvidence
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
