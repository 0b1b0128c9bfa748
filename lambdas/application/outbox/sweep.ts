import { after, MINUTE } from '../../domain/core/time.ts'
import type { Clock } from '../core/clock.ts'
import { sweepDue } from '../core/sweep-due.ts'
import { type OutboxItem, type OutboxKey, type Relay, relayItem } from './relay.ts'

/** The key of an outbox entry and when it was due. */
export interface DueOutboxKey extends OutboxKey {
  dueAt: string
}

/** The dependencies of a sweep, besides the relay's. */
export interface Sweep {
  relay: Relay
  clock: Clock
  /** The entries due at a time, page by page, one shard after another. */
  due(now: string): AsyncIterable<readonly DueOutboxKey[]>
  /** Claims an entry until a later time; undefined if it was relayed meanwhile or another sweep has claimed it. */
  lease(item: DueOutboxKey, until: string): Promise<OutboxItem | undefined>
  /** Whether the time is up. */
  isOver: () => boolean
}

/**
 * How long the sweep leaves an item alone once it has taken it, in milliseconds: a reply may wait that long on its queue,
 * and what could not leave does not stand in the way of all that came after it.
 */
const LEASE = 2 * MINUTE

/** Relays the entries that the stream missed, every person's in turn; returns how many there were (EVT-1, EVT-2). */
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
