import * as z from 'zod/mini'
import { text } from '../../contract/text.ts'
import { LIST_STATUSES } from '../../domain/core/vocabulary.ts'
import { id, instant, reference, phoneNumber as to } from '../pipeline/fields.ts'

/** The most people of one sample. */
const MAX_SAMPLE = 100

/** No cursor that was answered is longer. */
const MAX_CURSOR = 2000

const tenant = id
const cursor = z.optional(
  z.string().check(z.maxLength(MAX_CURSOR, `must have at most ${MAX_CURSOR} characters`)),
)

function ofTenant(field: string) {
  return { path: [field], error: 'is only for a whole tenant, not for one number' }
}

/** The requests that `assent-records` accepts. */
export const recordsRequest = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('lookup'), tenant, to }),
  z
    .strictObject({
      action: z.literal('list'),
      tenant,
      program: z.optional(id),
      status: z.optional(z.enum(LIST_STATUSES)),
      since: z.optional(instant),
      until: z.optional(instant),
      cursor,
    })
    .check(
      z.refine(({ since, until }) => since === undefined || until === undefined || since <= until, {
        path: ['until'],
        error: 'must not be before since',
      }),
    ),
  z.strictObject({ action: z.literal('evidence'), tenant, to, cursor }),
  z
    .strictObject({
      action: z.literal('verify'),
      tenant,
      to: z.optional(to),
      /** Answers the leaf of every event too, to compare with digests (REC-3). */
      anchors: z.optional(z.literal(true)),
      cursor,
    })
    .check(
      z.refine((request) => request.to === undefined || request.cursor === undefined, ofTenant('cursor')),
      z.refine((request) => request.to === undefined || request.anchors === undefined, ofTenant('anchors')),
    ),
  z.strictObject({
    action: z.literal('texts'),
    tenant,
    program: z.optional(id),
    /** Adds those that were published before the words changed. */
    former: z.optional(z.literal(true)),
  }),
  z.strictObject({ action: z.literal('reviews'), tenant, cursor }),
  z
    .strictObject({
      action: z.literal('invitations'),
      tenant,
      to: z.optional(to),
      reference: z.optional(reference),
    })
    .check(
      z.refine((request) => (request.to === undefined) !== (request.reference === undefined), {
        path: ['to'],
        error: 'or reference is required, and not both',
      }),
    ),
  z.strictObject({
    action: z.literal('sample'),
    tenant,
    program: id,
    count: z
      .int('must be a whole number')
      .check(z.gte(1, 'must be 1 or more'), z.lte(MAX_SAMPLE, `must be ${MAX_SAMPLE} or less`)),
    seed: text.check(
      z.minLength(1, 'must have at least one character'),
      z.maxLength(100, 'must have at most 100 characters'),
    ),
  }),
])

export type RecordsRequest = z.infer<typeof recordsRequest>
