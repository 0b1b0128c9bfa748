import type { Clock } from '../../clock.ts'
import { matches } from '../../runtime/stream/event-pattern.ts'
import type { State } from '../../state.ts'
import type { StackEventRule } from '../../template/event-rules.ts'
import type { Queues } from '../queues/queues.ts'

/** An object in a bucket. */
export interface StoredObject {
  key: string
  body: Buffer
  /** The headers stored with it, such as its type and lock. */
  headers: Record<string, string>
  storedAt: number
}

/** The stack's buckets, kept in the state. */
export interface Objects {
  names: ReadonlySet<string>
  /** Stores an object, replacing one with the same key, and notifies the queues of matching event rules. */
  put(bucket: string, object: Omit<StoredObject, 'storedAt'>): void
  get(bucket: string, key: string): StoredObject | undefined
  /** The objects with this prefix, in order, after a key: at most one more than a page has. */
  list(bucket: string, prefix: string, after?: string): StoredObject[]
}

/** The most objects of one answer, as in S3. */
export const LIST_PAGE = 1000

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, headers TEXT NOT NULL, storedAt INTEGER NOT NULL,
    PRIMARY KEY (bucket, key)
  ) STRICT`

/** Opens the stack's buckets. */
export function openObjects(
  { bucketNames, eventRules }: { bucketNames: string[]; eventRules: StackEventRule[] },
  state: State,
  clock: Clock,
  queues: Queues,
): Objects {
  const { database } = state
  database.exec(SCHEMA)
  const insert = database.prepare(
    'INSERT OR REPLACE INTO objects (bucket, key, body, headers, storedAt) VALUES (?, ?, ?, ?, ?)',
  )
  const selectOne = database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?')
  const selectMany = database.prepare(
    `SELECT * FROM objects WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND key > ? ORDER BY key LIMIT ${LIST_PAGE + 1}`,
  )
  return {
    names: new Set(bucketNames),
    put: (bucket, { key, body, headers }) => {
      insert.run(bucket, key, body, JSON.stringify(headers), clock.now())
      const event = objectCreated(bucket, key)
      for (const rule of eventRules.filter(({ pattern }) => matches(pattern, event))) {
        for (const queue of rule.queues) queues.send(queue, { body: JSON.stringify(event) })
      }
    },
    get: (bucket, key) => {
      const row = selectOne.get(bucket, key)
      return row && toObject(row as unknown as Row)
    },
    list: (bucket, prefix, after = '') =>
      (selectMany.all(bucket, prefix, prefix, after) as unknown as Row[]).map(toObject),
  }
}

interface Row {
  key: string
  body: Uint8Array
  headers: string
  storedAt: number
}

function toObject({ key, body, headers, storedAt }: Row): StoredObject {
  return { key, body: Buffer.from(body), headers: JSON.parse(headers), storedAt }
}

function objectCreated(bucket: string, key: string): object {
  const detail = { bucket: { name: bucket }, object: { key } }
  return { source: 'aws.s3', 'detail-type': 'Object Created', detail }
}
