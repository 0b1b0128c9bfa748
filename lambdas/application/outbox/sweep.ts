import type { Clock } from '../core/clock.ts'
import { tryEach } from '../core/try-each.ts'
import { type OutboxItem, type OutboxKey, type Relay, relayItem } from './relay.ts'

/** What a sweep needs beside relaying. */
export interface Sweep {
  relay: Relay
  clock: Clock
  /** What was due at an instant, page by page. */
  due(now: string): AsyncIterable<OutboxKey>
  /** The item as it stands; undefined when it has left meanwhile. */
  read(key: OutboxKey): Promise<OutboxItem | undefined>
}

/**
 * Relays what the stream left over; answers how many items that were. One that cannot leave holds up no other: the
 * first error is raised when all have been tried.
 */
export async function sweepOutbox({ relay, clock, due, read }: Sweep): Promise<number> {
  let swept = 0
  await tryEach(due(clock()), async (key) => {
    const item = await read(key)
    if (!item) return
    await relayItem(relay, item)
    swept++
  })
  return swept
}
