import { isIP } from 'node:net'
import * as z from 'zod/mini'
import { text } from '../../contract/text.ts'
import type { Evidence } from '../../domain/core/evidence.ts'
import { STOP_MEDIA } from '../../domain/core/medium.ts'
import { LEVELS, ROW_STATUSES } from '../../domain/core/vocabulary.ts'
import { type ConsentRow, type Flaw, missingEvidence } from '../../domain/staff/consent-row.ts'
import { instant, LETTER_OR_DIGIT, phoneNumber } from '../pipeline/fields.ts'

const textOf = (most: number) =>
  z._default(z.nullable(text.check(z.maxLength(most, `must be at most ${most} characters`))), null)

const language = z.string().check(z.refine(isLanguage, 'must be a BCP 47 language tag, like en'))
const ip = z.string().check(z.refine((address) => isIP(address) > 0, 'must be an IP address'))
/** An empty spreadsheet cell counts as a missing field. */
const orEmpty = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z._default(z.nullable(z.union([schema, z.string().check(z.regex(/^\s*$/))])), null)

const evidence = z.strictObject({
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
  program: z._default(z.nullable(text), null),
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
  return missingEvidence({ ...rest, evidence: withoutBlanks(evidence) }, null)
}

/** The row in the domain's form. */
export function rowOf({ program, to, status, level, medium, at, evidence }: ConsentRow): ConsentRow {
  return { program, to, status, level, medium, at, evidence: withoutBlanks(evidence) }
}

/** Evidence without any letter or digit proves nothing and counts as missing (IN-8). */
function withoutBlanks(evidence: Evidence): Evidence {
  const entries = Object.entries(evidence).map(([field, text]) => [
    field,
    text && LETTER_OR_DIGIT.test(text) ? text : null,
  ])
  return Object.fromEntries(entries) as Evidence
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
