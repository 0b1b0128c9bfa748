import * as z from 'zod/mini'
import { ROW_RESULTS } from '../domain/core/vocabulary.ts'
import { instant } from './consent.ts'
import { ledgerEvent } from './ledger-event.ts'
import { issue, operationRefusal } from './operation-refusal.ts'
import { numberEntry, zoneOverride } from './person-status.ts'

/** The event that an operation caused; null if nothing changed. */
const event = z.nullable(ledgerEvent)

/** The number that a stop was recorded for as well, if no phone can have the one given (IN-12). */
const likely = z.optional(z.string())

/** The answer of `record`, `review` and `complain`. */
export const recorded = z.object({ event, likely })

/** The answer of `import` and `reassigned`: a result for each row, in the order given. */
export const imported = z.object({
  results: z.array(z.object({ result: z.enum(ROW_RESULTS), issues: z.optional(z.array(issue)), likely })),
})

/** The answer of `own` and `deny`. */
export const listed = z.object({ entry: z.nullable(numberEntry), event })

/** The answer of `zone`. */
export const placed = z.object({ zone: z.nullable(zoneOverride), event })

/** The answer of `erase`: what was removed at once, and what stays until when and why. */
export const erased = z.object({
  stop: event,
  event: ledgerEvent,
  removed: z.record(z.string(), z.int()),
  kept: z.array(z.object({ what: z.string(), until: z.nullable(z.string()), why: z.string() })),
})

/** The answer of `invite`: the words and pictures to show; all but the first two are left out for a mail. */
export const invited = z.object({
  invitation: z.string(),
  expiresAt: instant,
  code: z.optional(z.string()),
  instruction: z.optional(z.string()),
  smsLink: z.optional(z.string()),
  svg: z.optional(z.string()),
  formSvg: z.optional(z.string()),
})

/** The answer of `stop_link`. */
export const stopLink = z.object({ url: z.string(), expiresAt: instant })

/** Whatever the writing operations answer. Fields that are not named here may be added within contract 1. */
export const anyOperatorAnswer = z.union([
  imported,
  listed,
  placed,
  erased,
  recorded,
  invited,
  stopLink,
  operationRefusal,
])
