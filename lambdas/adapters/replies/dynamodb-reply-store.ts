import { type AttributeValue, BatchGetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import {
  ConcurrencyError,
  type SendHistoryChange,
  type StoredRecord,
} from '../../application/core/ports/consent-store.ts'
import type { OutboxKey } from '../../application/outbox/relay.ts'
import type { ReplyStore, StoredReply } from '../../application/replies/reply-store.ts'
import { after, MINUTE } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { RECORD } from '../core/keys.ts'
import { readRecordItem } from '../core/record-item.ts'
import { transact } from '../core/transaction.ts'
import { updateSends } from '../core/update-send-history.ts'
import { readReplyItem } from './reply-item.ts'

/** Stores replies in the outbox of the consent table, and the send history beside each record. */
export function createReplyStore(table: ConsentTable): ReplyStore {
  return {
    read: (key) => read(table, key),
    claim: (reply, claimedAt, change) =>
      write(table, reply, change, {
        expression: 'SET #status = :status, claimedAt = :claimedAt, dueAt = :dueAt',
        values: { ':status': 'claimed', ':claimedAt': claimedAt, ':dueAt': after(claimedAt, MINUTE) },
      }),
    release: (reply, dueAt, change) =>
      write(table, reply, change, {
        expression: 'SET #status = :status, dueAt = :dueAt REMOVE claimedAt',
        values: { ':status': 'owed', ':dueAt': dueAt },
      }),
    settle: (reply, { status, ...outcome }, change) =>
      write(table, reply, change, {
        expression: 'SET #status = :status, outcome = :outcome REMOVE due, dueAt',
        values: { ':status': status, ':outcome': outcome },
      }),
  }
}

async function read(
  { client, tableName }: ConsentTable,
  key: OutboxKey,
): Promise<{ reply: StoredReply; record: StoredRecord | undefined } | undefined> {
  const { Responses, UnprocessedKeys } = await client.send(
    new BatchGetItemCommand({
      RequestItems: {
        [tableName]: { Keys: [marshall(key), marshall({ pk: key.pk, sk: RECORD })], ConsistentRead: true },
      },
    }),
  )
  if (UnprocessedKeys?.[tableName]) throw new ConcurrencyError('the table did not return every key')
  const items = Responses?.[tableName] ?? []
  const reply = items.find((item) => item.sk?.S === key.sk)
  const record = items.find((item) => item.sk?.S === RECORD)
  return reply && { reply: readReplyItem(reply), record: record && readRecordItem(record) }
}

interface ReplyUpdate {
  expression: string
  values: Record<string, unknown>
}

/** Moves a reply on from the state that was read and updates the send history, or does neither. */
async function write(
  table: ConsentTable,
  reply: StoredReply,
  change: SendHistoryChange | undefined,
  update: ReplyUpdate,
): Promise<void> {
  const failed = await transact(table, [
    updateReply(table, reply, update),
    ...(change ? [updateSends(table, reply.key.pk, change)] : []),
  ])
  if (failed) throw new ConcurrencyError('another process changed the reply or the record')
}

function updateReply(
  { tableName }: ConsentTable,
  reply: StoredReply,
  update: ReplyUpdate,
): TransactWriteItem {
  const { status, claimedAt } = reply
  return {
    Update: {
      TableName: tableName,
      Key: marshall(reply.key),
      UpdateExpression: update.expression,
      ConditionExpression:
        claimedAt === null ? '#status = :from' : '#status = :from AND claimedAt = :fromClaimedAt',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: values({
        ...update.values,
        ':from': status,
        ...(claimedAt === null ? {} : { ':fromClaimedAt': claimedAt }),
      }),
    },
  }
}

function values(plain: Record<string, unknown>): Record<string, AttributeValue> {
  return marshall(plain, { removeUndefinedValues: true })
}
