import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'
import type { StackTopic } from '../../template/messaging.ts'
import type { Queues } from '../queues/queues.ts'
import { type MessageAttribute, type Publication, snsEnvelope } from './envelope.ts'
import { passes } from './filter-policy.ts'
import { openSubscriptions, type Subscriptions } from './subscriptions.ts'

/** A message to publish. */
export interface PublishInput {
  message: string
  subject?: string | undefined
  attributes?: Record<string, MessageAttribute> | undefined
}

/** The stack's topics. */
export interface Topics {
  byArn: ReadonlyMap<string, StackTopic>
  subscriptions: Subscriptions
  /** Sends the message to every subscribed queue and stores it, in one transaction, and returns its id. */
  publish(topic: StackTopic, input: PublishInput): string
  /** The messages published to the topic, oldest first. */
  published(topicName: string): string[]
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS publications (
    position INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS publicationsByTopic ON publications (topic, position)`

/** Opens the topics; `onPublish` runs in the transaction of each publication. */
export function openTopics(
  stackTopics: StackTopic[],
  { state, clock, queues }: { state: State; clock: Clock; queues: Queues },
  onPublish: (topic: StackTopic, publication: Publication) => void = () => {},
): Topics {
  state.database.exec(SCHEMA)
  const insert = state.database.prepare('INSERT INTO publications (topic, message) VALUES (?, ?)')
  const select = state.database.prepare('SELECT message FROM publications WHERE topic = ? ORDER BY position')
  const subscriptions = openSubscriptions(state)
  return {
    byArn: new Map(stackTopics.map((topic) => [topic.arn, topic])),
    subscriptions,
    publish: (topic, { message, subject, attributes = {} }) => {
      const publication = {
        id: randomUUID(),
        topicArn: topic.arn,
        message,
        subject,
        attributes,
        at: clock.now(),
      }
      state.inTransaction(() => {
        insert.run(topic.name, message)
        for (const subscription of subscriptions.of(topic)) {
          if (subscription.filter && !passes(subscription.filter, attributes)) continue
          const body = subscription.raw ? message : snsEnvelope(publication, subscription.arn)
          queues.send(subscription.queue, { body })
        }
        onPublish(topic, publication)
      })
      return publication.id
    },
    published: (name) => select.all(name).map((row) => String(row.message)),
  }
}
