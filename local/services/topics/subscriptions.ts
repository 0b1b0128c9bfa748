import type { State } from '../../state.ts'
import type { StackTopic } from '../../template/messaging.ts'
import { type FilterPolicy, readFilterPolicy } from './filter-policy.ts'

/** A subscription of a queue to a topic. */
export interface Subscription {
  arn: string
  queue: string
  /** Whether the queue gets the message itself, without SNS's envelope. */
  raw: boolean
  /** Undefined: every message. */
  filter?: FilterPolicy | undefined
}

/** What a subscriber asks for. */
export interface SubscriptionRequest {
  queue: string
  raw: boolean
  filterPolicy: string | undefined
}

/** The subscriptions of the stack, and those that callers added. */
export interface Subscriptions {
  of(topic: StackTopic): Subscription[]
  /** Subscribes a queue, or changes its subscription, and answers the ARN. */
  add(topic: StackTopic, request: SubscriptionRequest): string
  remove(arn: string): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS subscriptions (
    arn TEXT PRIMARY KEY, topic TEXT NOT NULL, queue TEXT NOT NULL, raw INTEGER NOT NULL, filterPolicy TEXT
  ) STRICT`

/** Opens the subscriptions kept in the state. */
export function openSubscriptions({ database }: State): Subscriptions {
  database.exec(SCHEMA)
  const select = database.prepare('SELECT arn, queue, raw, filterPolicy FROM subscriptions WHERE topic = ?')
  const insert = database.prepare(
    'INSERT OR REPLACE INTO subscriptions (arn, topic, queue, raw, filterPolicy) VALUES (?, ?, ?, ?, ?)',
  )
  const remove = database.prepare('DELETE FROM subscriptions WHERE arn = ?')
  return {
    of: (topic) => [
      ...topic.subscriptions,
      ...select.all(topic.arn).map(({ arn, queue, raw, filterPolicy }) => ({
        arn: String(arn),
        queue: String(queue),
        raw: raw === 1,
        filter: filterPolicy === null ? undefined : readFilterPolicy(String(filterPolicy)),
      })),
    ],
    add: (topic, { queue, raw, filterPolicy }) => {
      if (filterPolicy !== undefined) readFilterPolicy(filterPolicy)
      const arn = `${topic.arn}:${queue}`
      insert.run(arn, topic.arn, queue, Number(raw), filterPolicy ?? null)
      return arn
    },
    remove: (arn) => {
      remove.run(arn)
    },
  }
}
