import type { Log } from '../application/log.ts'
import type { Relay } from '../application/relay.ts'
import { readEnvironment } from '../environment.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { strikeFromOutbox } from './dynamodb-outbox.ts'
import { createPublisher } from './sns-publisher.ts'
import { createQueue } from './sqs-queue.ts'

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
    strike: (key) => strikeFromOutbox(table, key),
  }
}
