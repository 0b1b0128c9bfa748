import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'
import type { StackQueue } from '../../template/messaging.ts'

/** A message received from a queue. */
export interface ReceivedMessage {
  id: string
  receipt: string
  body: string
  /** As sent, a map of names to `{DataType, StringValue}`. */
  attributes: Record<string, unknown>
  sentAt: number
  firstReceivedAt: number
  receiveCount: number
}

/** A message to send. */
export interface MessageInput {
  body: string
  attributes?: Record<string, unknown> | undefined
  delaySeconds?: number | undefined
}

/** The queues of the stack and of callers, kept in the state; they use the system's clock. */
export interface Queues {
  byName: ReadonlyMap<string, StackQueue>
  /** Adds a queue that a caller created, and returns it; an existing one stays as it is. */
  create(queue: StackQueue): StackQueue
  /** Sends a message and returns its id. */
  send(queue: string, message: MessageInput): string
  /** Receives up to `limit` visible messages and hides them; a message received too often moves to the dead-letter queue. */
  receive(queue: string, limit: number, visibilitySeconds?: number): ReceivedMessage[]
  /** Deletes a processed message; a receipt that a newer receipt has replaced has no effect. */
  remove(queue: string, receipt: string): void
  hide(queue: string, receipt: string, seconds: number): void
  /** Makes visible what the last run had received and not deleted when it ended. */
  release(queue: string): void
  purge(queue: string): void
  /** Moves what is visible in one queue to another, as if it had just been sent there for the first time. */
  moveAll(from: string, to: string): void
  count(queue: string): { visible: number; hidden: number }
  /** When the next hidden message becomes visible, by the system's clock. */
  nextVisibleAt(queue: string): number | undefined
  /** Emits a queue's name when a message in it may have become visible. */
  arrivals: EventEmitter
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL,
    sentAt INTEGER NOT NULL, visibleAt INTEGER NOT NULL,
    receipt TEXT, receiveCount INTEGER NOT NULL DEFAULT 0, firstReceivedAt INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messagesByQueue ON messages (queue, visibleAt);
  CREATE TABLE IF NOT EXISTS createdQueues (queue TEXT NOT NULL) STRICT`

/** Opens the stack's queues. */
export function openQueues(stackQueues: StackQueue[], state: State, clock: Clock): Queues {
  const { database } = state
  database.exec(SCHEMA)
  const created = database.prepare('SELECT queue FROM createdQueues').all()
  const ofCallers = created.map(({ queue }) => JSON.parse(String(queue)) as StackQueue)
  const byName = new Map([...ofCallers, ...stackQueues].map((queue) => [queue.name, queue]))
  const create = database.prepare('INSERT INTO createdQueues (queue) VALUES (?)')
  const arrivals = new EventEmitter().setMaxListeners(0)
  const insert = database.prepare(
    'INSERT INTO messages (id, queue, body, attributes, sentAt, visibleAt) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const visible = database.prepare(
    'SELECT * FROM messages WHERE queue = ? AND visibleAt <= ? ORDER BY position LIMIT ?',
  )
  const markReceived = database.prepare(
    'UPDATE messages SET receipt = ?, visibleAt = ?, receiveCount = ?, firstReceivedAt = ? WHERE position = ?',
  )
  const move = database.prepare(
    'UPDATE messages SET queue = ?, visibleAt = ?, receipt = NULL, receiveCount = 0 WHERE position = ?',
  )
  const remove = database.prepare('DELETE FROM messages WHERE queue = ? AND receipt = ?')
  const hide = database.prepare('UPDATE messages SET visibleAt = ? WHERE queue = ? AND receipt = ?')
  const release = database.prepare(
    'UPDATE messages SET visibleAt = ? WHERE queue = ? AND receipt IS NOT NULL',
  )
  const moveAll = database.prepare(
    'UPDATE messages SET queue = ?, visibleAt = ?, receipt = NULL, receiveCount = 0 WHERE queue = ? AND visibleAt <= ?',
  )
  const purge = database.prepare('DELETE FROM messages WHERE queue = ?')
  const counts = database.prepare(
    'SELECT count(*) FILTER (WHERE visibleAt <= ?) AS visible, count(*) AS total FROM messages WHERE queue = ?',
  )
  const nextVisible = database.prepare(
    'SELECT min(visibleAt) AS at FROM messages WHERE queue = ? AND visibleAt > ?',
  )

  const receiveRow = (row: Row, visibleAt: number): ReceivedMessage => {
    const receipt = randomUUID()
    const firstReceivedAt = row.firstReceivedAt || clock.now()
    const receiveCount = row.receiveCount + 1
    markReceived.run(receipt, visibleAt, receiveCount, firstReceivedAt, row.position)
    const { id, body, sentAt } = row
    return {
      id,
      body,
      sentAt,
      receipt,
      receiveCount,
      firstReceivedAt,
      attributes: JSON.parse(row.attributes),
    }
  }
  const isExhausted = ({ redrive }: StackQueue, row: Row) =>
    redrive && row.receiveCount >= redrive.maxReceiveCount
  const receive = (queue: StackQueue, limit: number, seconds: number): ReceivedMessage[] => {
    const received: ReceivedMessage[] = []
    for (const row of visible.all(queue.name, clock.now(), limit) as unknown as Row[]) {
      if (queue.redrive && isExhausted(queue, row)) move.run(queue.redrive.queue, clock.now(), row.position)
      else received.push(receiveRow(row, clock.now() + seconds * 1000))
    }
    return received
  }

  return {
    byName,
    create: (queue) => {
      const known = byName.get(queue.name)
      if (known) return known
      create.run(JSON.stringify(queue))
      byName.set(queue.name, queue)
      return queue
    },
    send: (queue, { body, attributes = {}, delaySeconds = 0 }) => {
      const id = randomUUID()
      const now = clock.now()
      insert.run(id, queue, body, JSON.stringify(attributes), now, now + delaySeconds * 1000)
      setImmediate(() => arrivals.emit(queue))
      return id
    },
    receive: (name, limit, visibilitySeconds) => {
      const queue = byName.get(name)
      if (!queue) return []
      return state.inTransaction(() => receive(queue, limit, visibilitySeconds ?? queue.visibilitySeconds))
    },
    remove: (queue, receipt) => {
      remove.run(queue, receipt)
    },
    hide: (queue, receipt, seconds) => {
      hide.run(clock.now() + seconds * 1000, queue, receipt)
      setImmediate(() => arrivals.emit(queue))
    },
    release: (queue) => {
      release.run(clock.now(), queue)
    },
    purge: (queue) => {
      purge.run(queue)
    },
    moveAll: (from, to) => {
      moveAll.run(to, clock.now(), from, clock.now())
      setImmediate(() => arrivals.emit(to))
    },
    count: (queue) => {
      const { visible, total } = counts.get(clock.now(), queue) as { visible: number; total: number }
      return { visible, hidden: total - visible }
    },
    nextVisibleAt: (queue) => (nextVisible.get(queue, clock.now())?.at as number | null) ?? undefined,
    arrivals,
  }
}

interface Row {
  position: number
  id: string
  body: string
  attributes: string
  sentAt: number
  receiveCount: number
  firstReceivedAt: number
}
