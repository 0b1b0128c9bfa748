import * as z from 'zod/mini'
import { text } from '../../contract/text.ts'
import { STOP_MEDIA } from '../../domain/core/medium.ts'
import { INVITE_CHANNELS, PAGE_LANGUAGES, REVIEW_OUTCOMES } from '../../domain/core/vocabulary.ts'
import { by, id, instant, note, phoneNumber, reference } from '../pipeline/fields.ts'
import { rowFields } from './consent-row.ts'
import { saysTimeAbroad, saysWhere, whereabouts } from './whereabouts.ts'

/** The most rows of one import. */
export const MAX_ROWS = 500
/** The longest that a stop link works, in days. */
const MAX_LINK_DAYS = 3650
const common = { tenant: id, by }
const confirm = z._default(z.boolean(), false)

/** An import: each row is read on its own, so that one that is wrong keeps no other back (REC-6). */
export const importRequest = z.strictObject({
  action: z.literal('import'),
  ...common,
  rows: z.array(z.unknown()).check(z.maxLength(MAX_ROWS, `takes ${MAX_ROWS} rows at most`)),
  confirm,
})

/** A number that has a new holder; `source` says who says so (REACH-2). */
export const reassignedRow = z.strictObject({ to: phoneNumber, at: instant, source: note })

/** Numbers that have new holders: each row is read on its own. */
const reassignedRequest = z.strictObject({
  action: z.literal('reassigned'),
  ...common,
  rows: z.array(z.unknown()).check(z.maxLength(MAX_ROWS, `takes ${MAX_ROWS} rows at most`)),
})

/** What `assent-operator` can be asked. */
export const operatorRequest = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('record'), ...common, ...rowFields, confirm }),
  importRequest,
  z.strictObject({ action: z.enum(['own', 'deny']), ...common, to: phoneNumber, set: z.boolean(), note }),
  z
    .strictObject({ action: z.literal('zone'), ...common, to: phoneNumber, ...whereabouts })
    .check(saysWhere, saysTimeAbroad),
  z.strictObject({
    action: z.literal('complain'),
    ...common,
    to: phoneNumber,
    at: instant,
    medium: z.enum(STOP_MEDIA),
    note,
  }),
  reassignedRequest,
  z.strictObject({ action: z.literal('erase'), ...common, to: phoneNumber }),
  z.strictObject({
    action: z.literal('stop_link'),
    ...common,
    to: phoneNumber,
    days: z
      .int('must be a whole number')
      .check(z.gte(30, 'must be 30 or more'), z.lte(MAX_LINK_DAYS, `must be ${MAX_LINK_DAYS} or less`)),
  }),
  z.strictObject({
    action: z.literal('review'),
    ...common,
    id,
    as: z.enum(REVIEW_OUTCOMES),
  }),
  z.strictObject({
    action: z.literal('invite'),
    ...common,
    program: id,
    channel: z.enum(INVITE_CHANNELS),
    email: z.optional(
      text.check(
        z.maxLength(320, 'must have at most 320 characters'),
        z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'is no e-mail address'),
      ),
    ),
    language: z.optional(z.enum(PAGE_LANGUAGES)),
    to: z.optional(phoneNumber),
    reference: z.optional(reference),
  }),
])

export type OperatorRequest = z.infer<typeof operatorRequest>
