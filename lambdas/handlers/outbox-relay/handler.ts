import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { type Log, nameOf } from '../../application/core/log.ts'
import { type OutboxItem, type Relay, relayItem } from '../../application/outbox/relay.ts'

/** Dependencies of relaying from the stream. */
export interface StreamRelaying {
  relay: Relay
  log: Log
  /** The outbox entry that a stream record added, if it did. */
  readOutboxEntry: (record: DynamoDBRecord) => OutboxItem | undefined
}

/** Relays outbox entries from the stream. After an error the stream retries from that record on. */
export function createOutboxRelayHandler({ relay, log, readOutboxEntry }: StreamRelaying) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed = await Promise.all(
      event.Records.map(async (record) => {
        try {
          const item = readOutboxEntry(record)
          if (item) await relayItem(relay, item)
          return []
        } catch (error) {
          log({ event: 'failed', error: nameOf(error) })
          return [record.dynamodb?.SequenceNumber ?? '']
        }
      }),
    )
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) }
  }
}
