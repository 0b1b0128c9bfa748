import { createPublisher } from '../../adapters/aws/sns-publisher.ts'
import { createQueue } from '../../adapters/aws/sqs-queue.ts'
import type { ConsentTable } from '../../adapters/core/dynamodb-client.ts'
import { deleteFromOutbox } from '../../adapters/outbox/dynamodb-outbox.ts'
import type { Log } from '../../application/core/log.ts'
import type { Relay } from '../../application/outbox/relay.ts'
import { readEnvironment } from '../../environment.ts'

/** Relays from the consent table to the events topic and the reply queue of the environment. */
export function createRelay(table: ConsentTable, log: Log): Relay {
  const { CONSENT_EVENTS_TOPIC_ARN, REPLY_QUEUE_URL } = readEnvironment([
    'CONSENT_EVENTS_TOPIC_ARN',
    'REPLY_QUEUE_URL',
  ])
  const handOver = createQueue(REPLY_QUEUE_URL)
  return {
    publish: createPublisher(CONSENT_EVENTS_TOPIC_ARN, log),
    enqueue: (reply) => handOver(JSON.stringify(reply)),
    delete: (key) => deleteFromOutbox(table, key),
  }
}
