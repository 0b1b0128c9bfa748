import type { ApplicationEvent } from '../../domain/core/application-event.ts'

/** Where something that must leave lies. */
export interface OutboxKey {
  pk: string
  sk: string
}

/** Something that must leave, as the outbox holds it. */
export type OutboxItem = OutboxKey & ({ kind: 'event'; message: ApplicationEvent } | { kind: 'reply' })

/** What relaying needs. */
export interface Relay {
  /** Publishes an application event. */
  publish(message: ApplicationEvent): Promise<void>
  /** Hands a reply to the sender. */
  enqueue(reply: OutboxKey): Promise<void>
  /** Strikes an event that was published from the outbox. */
  strike(key: OutboxKey): Promise<void>
}

/**
 * Lets one item leave. An event is struck only after it was published, so it leaves at least once (EVT-1); a reply
 * stays until the sender has settled it, and is handed over again by the sweep (EVT-2).
 */
export async function relayItem(relay: Relay, item: OutboxItem): Promise<void> {
  const { pk, sk } = item
  if (item.kind === 'reply') return relay.enqueue({ pk, sk })
  await relay.publish(item.message)
  await relay.strike({ pk, sk })
}
