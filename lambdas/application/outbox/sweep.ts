import { after, MINUTE } from '../../domain/core/time.ts'
import type { Clock } from '../core/clock.ts'
import { sweepDue } from '../core/sweep-due.ts'
import { type OutboxItem, type OutboxKey, type Relay, relayItem } from './relay.ts'

/** An item of the outbox and when it was due. */
export interface DueOutboxKey extends OutboxKey {
  dueAt: string
}

/** What a sweep needs beside relaying. */
export interface Sweep {
  relay: Relay
  clock: Clock
  /** What was due at an instant, page by page, every shard in turn. */
  due(now: string): AsyncIterable<readonly DueOutboxKey[]>
  /** Takes an item until a later instant, as it stands; undefined when it has left meanwhile or somebody else has taken it. */
  lease(item: DueOutboxKey, until: string): Promise<OutboxItem | undefined>
  /** Whether no time is left. */
  isOver: () => boolean
}

/**
 * How long the sweep leaves an item alone once it has taken it, in milliseconds: a reply may wait that long on its queue,
 * and what could not leave does not stand in the way of all that came after it.
 */
const LEASE = 2 * MINUTE

/** Relays what the stream left over, everybody's in turn; answers how many items that were (EVT-1, EVT-2). */
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
