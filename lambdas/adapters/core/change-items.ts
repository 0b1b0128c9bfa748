import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Change } from '../../application/core/consent-store.ts'
import type { OutboxEntry } from '../../application/outbox/outbox.ts'
import { REVIEW_DEADLINE } from '../../domain/core/deadlines.ts'
import { after, MINUTE } from '../../domain/core/time.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { writeEventItem } from './event-item.ts'
import {
  duePartition,
  dueRequestPartition,
  dueReviewPartition,
  eventKey,
  listKey,
  listPartition,
  markerKey,
  outboxKey,
  partitionOf,
  RECORD,
  requestKey,
  reviewKey,
  reviewPartition,
  shardOf,
} from './keys.ts'

/** Where the record and the marker stand among the items of a change. */
export const RECORD_PLACE = 0
export const MARKER_PLACE = 1

/** Everything that a change writes, in one transaction: record, marker, events, lists, reviews, requests, outbox. */
export function itemsOf(table: ConsentTable, change: Change): TransactWriteItem[] {
  return [
    writeRecord(table, change),
    writeMarker(table, change),
    ...writeEvents(table, change),
    ...writeLists(table, change),
    ...writeReviews(table, change),
    ...writeLapse(table, change),
    ...writeOutbox(table, change),
  ]
}

/**
 * Writes the consent part alone: what was sent lies beside it and has a version of its own. A record generation that takes the place
 * of an expired one names it, so that the stream can be filtered for it (REC-4).
 */
function writeRecord({ tableName }: ConsentTable, change: Change): TransactWriteItem {
  const { subject, read, life, events, record, expiresAt } = change
  const head = events.at(-1)
  const newGeneration = read !== undefined && read.life !== life
  return {
    Update: {
      TableName: tableName,
      Key: marshall({ pk: partitionOf(subject), sk: RECORD }),
      UpdateExpression: [
        'SET life = :life, seq = :seq, #hash = :hash, consent = :consent',
        newGeneration ? ', replacedLife = :readGeneration' : '',
        expiresAt === null ? '' : ', expiresAt = :expiresAt',
        removal([
          ...(expiresAt === null ? ['expiresAt'] : []),
          ...(newGeneration ? ['sends', 'sendsVersion'] : ['replacedLife']),
        ]),
      ].join(''),
      ConditionExpression: read ? 'life = :readGeneration AND seq = :readSeq' : 'attribute_not_exists(pk)',
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: marshall(
        {
          ':life': life,
          ':seq': head?.event.seq,
          ':hash': head?.hash,
          ':consent': record,
          ...(expiresAt === null ? {} : { ':expiresAt': expiresAt }),
          ...(read ? { ':readGeneration': read.life, ':readSeq': read.seq } : {}),
        },
        { removeUndefinedValues: true },
      ),
    },
  }
}

function removal(attributes: readonly string[]): string {
  return attributes.length > 0 ? ` REMOVE ${attributes.join(', ')}` : ''
}

/** The marker is why a repeated command changes nothing, however late it comes, and says what it changed (OUT-7). */
function writeMarker(
  { tableName }: ConsentTable,
  { subject, life, commandId, events }: Change,
): TransactWriteItem {
  const seqs = { first: events[0]?.event.seq, last: events.at(-1)?.event.seq }
  return {
    Put: {
      TableName: tableName,
      Item: marshall({ pk: partitionOf(subject), sk: markerKey(life, commandId), ...seqs }),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }
}

function writeEvents({ tableName }: ConsentTable, { subject, life, events }: Change): TransactWriteItem[] {
  return events.map((sealed) => ({
    Put: {
      TableName: tableName,
      Item: writeEventItem({ pk: partitionOf(subject), sk: eventKey(life, sealed.event.seq) }, life, sealed),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }))
}

/** A line that holds no more stays as an item outside the index (REC-6). */
function writeLists({ tableName }: ConsentTable, { subject, life, lists }: Change): TransactWriteItem[] {
  const shard = shardOf(subject)
  return lists.map(({ holds, until, ...line }) => ({
    Put: {
      TableName: tableName,
      Item: marshall({
        pk: partitionOf(subject),
        sk: listKey(life, line.program, line.status === 'returned'),
        ...subject,
        ...line,
        ...(until !== null && { until }),
        ...(holds && {
          list: listPartition(subject.tenant, line.program, shard),
          listAt: `${line.status}#${line.since}#${subject.to}`,
        }),
      }),
    },
  }))
}

/** An open review stands in both indexes: to be listed, and to be settled when its time is over (OUT-2). */
function writeReviews({ tableName }: ConsentTable, { subject, reviews }: Change): TransactWriteItem[] {
  const shard = shardOf(subject)
  return reviews.map(({ id, since, open }) => ({
    Put: {
      TableName: tableName,
      Item: marshall({
        pk: partitionOf(subject),
        sk: reviewKey(id),
        ...subject,
        review: id,
        since,
        ...(open && {
          list: reviewPartition(subject.tenant, shard),
          listAt: id,
          due: dueReviewPartition(shard),
          dueAt: after(since, REVIEW_DEADLINE),
        }),
      }),
    },
  }))
}

/** What waits for proof is found when the first of it is over (IN-4); one item for each generation, however much waits. */
function writeLapse({ tableName }: ConsentTable, { subject, life, lapse }: Change): TransactWriteItem[] {
  if (!lapse) return []
  const due = lapse.at !== null && { due: dueRequestPartition(shardOf(subject)), dueAt: lapse.at }
  const Item = marshall({ pk: partitionOf(subject), sk: requestKey(life), ...subject, ...due })
  return [{ Put: { TableName: tableName, Item } }]
}

function writeOutbox(
  { tableName }: ConsentTable,
  { subject, life, events, outboxEntries }: Change,
): TransactWriteItem[] {
  const recordedAt = events[0]?.event.recordedAt ?? ''
  // What ends the numbering before is found first (EVT-1).
  const patience = (entry: OutboxEntry) => (entry.life === life ? MINUTE : MINUTE - 1)
  return outboxEntries.map((entry) => ({
    Put: {
      TableName: tableName,
      Item: marshall({
        pk: partitionOf(subject),
        sk: outboxKey(entry.life, entry.seq, entry.kind),
        ...subject,
        ...attributesOf(entry),
        due: duePartition(shardOf(subject)),
        dueAt: after(recordedAt, patience(entry)),
      }),
    },
  }))
}

/** An event's message is kept as the text that will be published, its fields in order. */
function attributesOf({ life: _, ...entry }: OutboxEntry): Record<string, unknown> {
  return entry.kind === 'reply'
    ? { ...entry, status: 'owed' }
    : { ...entry, message: JSON.stringify(entry.message) }
}
