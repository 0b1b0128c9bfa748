import { after, MINUTE } from '../../domain/core/time.ts'
import type { Clock } from '../core/ports/clock.ts'
import { sweepDue } from '../core/sweep-due.ts'
import { type OutboxItem, type OutboxKey, type Relay, relayItem } from './relay.ts'

/** An outbox entry and when it was due. */
export interface DueOutboxKey extends OutboxKey {
  dueAt: string
}

/** Dependencies of the sweep, besides relaying. */
export interface Sweep {
  relay: Relay
  clock: Clock
  /** The entries that were due at an instant, page by page, each shard in turn. */
  due(now: string): AsyncIterable<readonly DueOutboxKey[]>
  /** Leases an entry until a later instant; undefined if it is gone or another run has leased it. */
  lease(item: DueOutboxKey, until: string): Promise<OutboxItem | undefined>
  /** Whether time is up. */
  isOver: () => boolean
}

/**
 * Milliseconds until a leased entry is due again: a reply may wait on its queue that long, and an entry that failed does not
 * block the entries after it.
 */
const LEASE = 2 * MINUTE

/** Relays the outbox entries that the stream missed, and returns how many (EVT-1, EVT-2). */
export async function sweepOutbox({ relay, clock, due, lease, isOver }: Sweep): Promise<number> {
  let swept = 0
  await sweepDue(due(clock()), {
    isOver,
    groupOf: ({ pk }) => pk,
    work: async (key) => {
      const item = await lease(key, after(clock(), LEASE))
      if (!item) return
      await relayItem(relay, item)
      swept++
    },
  })
  return swept
}
