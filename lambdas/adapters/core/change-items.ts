import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Change } from '../../application/core/ports/consent-store.ts'
import { besideItems } from './beside-items.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { writeEventItem } from './event-item.ts'
import { eventKey, invitationKey, markerKey, partitionOf, RECORD } from './keys.ts'

/** The positions of the record and the marker among the items of a change. */
export const RECORD_PLACE = 0
export const MARKER_PLACE = 1

/** Everything a change writes in one transaction: record, marker, events, lists, reviews, requests, invitation, outbox. */
export function itemsOf(table: ConsentTable, change: Change): TransactWriteItem[] {
  return [
    writeRecord(table, change),
    writeMarker(table, change),
    ...writeEvents(table, change),
    ...besideItems(change).map((item) => ({ Put: { TableName: table.tableName, Item: marshall(item) } })),
    ...useInvitation(table, change),
  ]
}

/**
 * Writes only the consent part: the send history is stored beside it and has its own version. A record generation that
 * replaces an expired one names it, so that the stream can be filtered for it (REC-4).
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

/** The marker makes a repeated command a no-op, however late it arrives, and says what the command changed (OUT-7). */
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

/** An invitation counts once (IN-1); whoever it was mailed to is no longer needed. */
function useInvitation({ tableName }: ConsentTable, { invitation, events }: Change): TransactWriteItem[] {
  if (invitation === undefined) return []
  return [
    {
      Update: {
        TableName: tableName,
        Key: marshall(invitationKey(invitation)),
        UpdateExpression: 'SET usedAt = :at REMOVE email',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(usedAt)',
        ExpressionAttributeValues: marshall({ ':at': events[0]?.event.recordedAt }),
      },
    },
  ]
}
