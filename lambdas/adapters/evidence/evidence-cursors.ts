import * as z from 'zod/mini'
import type { Subject } from '../../application/core/subject.ts'
import type { EvidenceCursors } from '../../application/evidence/evidence.ts'
import { readCursor, writeCursor } from '../core/cursor.ts'

const event = z.strictObject({ life: z.string(), seq: z.int() })
const message = z.strictObject({ life: z.nullable(z.string()), at: z.string(), decisionId: z.string() })

const continuation = z.strictObject({
  index: z.int().check(z.positive()),
  previous: z.string(),
  endsAt: z.nullable(event),
  from: z.union([event, message]),
  isLong: z.boolean(),
})

/** Evidence cursors, valid for one person at one tenant (TEN-1). */
export const evidenceCursors: EvidenceCursors = {
  read: (subject, cursor) => readCursor(within(subject), continuation, cursor),
  write: (subject, at) => writeCursor(within(subject), at),
}

function within({ tenant, to }: Subject): string[] {
  return [tenant, to, 'evidence']
}
