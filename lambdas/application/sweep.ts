import type { Clock } from './clock.ts'
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

/** Relays what the stream left over; answers how many items that were. */
export async function sweepOutbox({ relay, clock, due, read }: Sweep): Promise<number> {
  let swept = 0
  for await (const key of due(clock())) {
    const item = await read(key)
    if (!item) continue
    await relayItem(relay, item)
    swept++
  }
  return swept
}
