import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'
import type { StackTopic } from '../../template/messaging.ts'
import type { Queues } from '../queues/queues.ts'
import { type MessageAttribute, type Publication, snsEnvelope } from './envelope.ts'
import { passes } from './filter-policy.ts'
import { openSubscriptions, type Subscriptions } from './subscriptions.ts'

/** What a publisher says. */
export interface Publishing {
  message: string
  subject?: string | undefined
  attributes?: Record<string, MessageAttribute> | undefined
}

/** The topics of the stack. */
export interface Topics {
  byArn: ReadonlyMap<string, StackTopic>
  subscriptions: Subscriptions
  /** Puts the message on every queue subscribed and keeps it, all in one transaction, and answers its id. */
  publish(topic: StackTopic, publishing: Publishing): string
  /** The messages published on the topic, oldest first. */
  published(topicName: string): string[]
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS publications (
    position INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS publicationsByTopic ON publications (topic, position)`

/** Opens the topics; `alsoKeep` runs in the transaction of each publication. */
export function openTopics(
  stackTopics: StackTopic[],
  { state, clock, queues }: { state: State; clock: Clock; queues: Queues },
  alsoKeep: (topic: StackTopic, publication: Publication) => void = () => {},
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
      state.atomically(() => {
        insert.run(topic.name, message)
        for (const subscription of subscriptions.of(topic)) {
          if (subscription.filter && !passes(subscription.filter, attributes)) continue
          const body = subscription.raw ? message : snsEnvelope(publication, subscription.arn)
          queues.send(subscription.queue, { body })
        }
        alsoKeep(topic, publication)
      })
      return publication.id
    },
    published: (name) => select.all(name).map((row) => String(row.message)),
  }
}
