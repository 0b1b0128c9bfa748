import type { ApplicationEvent } from '../../domain/core/application-event.ts'

/** The key of an outbox entry. */
export interface OutboxKey {
  pk: string
  sk: string
}

/** An outbox entry as it is stored. */
export type OutboxItem = OutboxKey & ({ kind: 'event'; message: ApplicationEvent } | { kind: 'reply' })

/** The dependencies of the relay. */
export interface Relay {
  /** Publishes an application event. */
  publish(message: ApplicationEvent): Promise<void>
  /** Hands a reply to the sender. */
  enqueue(reply: OutboxKey): Promise<void>
  /** Removes a published event from the outbox. */
  delete(key: OutboxKey): Promise<void>
}

/**
 * Relays one outbox entry. An event is removed only after it was published, so it is published at least once (EVT-1). A reply
 * stays until the sender has settled it; the sweep hands it over again (EVT-2).
 */
export async function relayItem(relay: Relay, item: OutboxItem): Promise<void> {
  const { pk, sk } = item
  if (item.kind === 'reply') return relay.enqueue({ pk, sk })
  await relay.publish(item.message)
  await relay.delete({ pk, sk })
}
