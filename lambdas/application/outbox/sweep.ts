import type { Clock } from '../core/clock.ts'
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
  const errors: unknown[] = []
  for await (const key of due(clock())) {
    try {
      const item = await read(key)
      if (!item) continue
      await relayItem(relay, item)
      swept++
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
  return swept
}
