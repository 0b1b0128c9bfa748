import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import type { StoredItem } from '../../application/evidence/breaks-beside.ts'
import { after, DAY } from '../../domain/core/time.ts'
import type { BesideItem } from '../core/beside-items.ts'

const settled = { due: z.optional(z.undefined()), dueAt: z.optional(z.undefined()) }
const open = { due: z.string(), dueAt: z.string(), outcome: z.optional(z.undefined()) }
const reason = z.strictObject({ reason: z.string() })
const claimedAt = z.string()

/** What a reply looks like in each of its states: only one that waits is due, and only one that was settled has an outcome. */
const state = z.discriminatedUnion('status', [
  z.object({ ...open, status: z.literal('owed'), claimedAt: z.optional(z.undefined()) }),
  z.object({ ...open, status: z.literal('claimed'), claimedAt }),
  z.object({
    ...settled,
    status: z.literal('sent'),
    claimedAt,
    outcome: z.strictObject({ messageId: z.string(), textHash: z.string() }),
  }),
  z.object({
    ...settled,
    status: z.literal('withheld'),
    claimedAt: z.optional(z.undefined()),
    outcome: reason,
  }),
  z.object({ ...settled, status: z.literal('refused'), claimedAt, outcome: reason }),
  z.object({ ...settled, status: z.literal('unknown'), claimedAt, outcome: z.strictObject({}) }),
])

/**
 * Whether a reply is the one that the ledger owed, in a state that a reply can be in (EVT-2). The sweep serves every reply
 * within minutes, so one that has been due for a day was put back.
 */
export function isReplyOf(item: StoredItem, expected: BesideItem, now: string): boolean {
  const stored = item as BesideItem
  const owed = withoutState(expected)
  if (!isDeepStrictEqual(withoutState(stored), owed) || !state.safeParse(stored).success) return false
  if (stored.due === undefined) return true
  return stored.due === expected.due && after(String(stored.dueAt), DAY) > now
}

/** What the transaction wrote and nothing changes. */
function withoutState(item: BesideItem): object {
  const {
    status: _status,
    claimedAt: _claimedAt,
    due: _due,
    dueAt: _dueAt,
    outcome: _outcome,
    delivery: _delivery,
    ...owed
  } = item
  return owed
}

const sent = z.object({ kind: z.literal('reply'), outcome: z.object({ textHash: z.string() }) })

/** The hash of the text that was sent as a reply; null for what was not sent. */
export function textOfReply(item: StoredItem): string | null {
  return sent.safeParse(item).data?.outcome.textHash ?? null
}
