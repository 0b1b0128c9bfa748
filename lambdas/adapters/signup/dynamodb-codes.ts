import { PutItemCommand, type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { ConcurrencyError } from '../../application/core/ports/consent-store.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { Challenge, CodeStore, Tried } from '../../application/signup/codes.ts'
import { after, epochSeconds, MINUTE } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import {
  codeKey,
  duePartition,
  outboxCodeKey,
  partitionOf,
  RECORD,
  rehearsalKey,
  rehearsalPartition,
  shardOf,
} from '../core/keys.ts'
import { ifConditionHolds, transact } from '../core/transaction.ts'

/** Counts code attempts in the consent table, in the person's own partition; each item has its own TTL. */
export function createCodeStore(table: ConsentTable): CodeStore {
  return {
    issue: (challenge) => issue(table, challenge),
    begin: (subject, id, opened) => begin(table, subject, id, opened),
    tryOnce: (subject, id, limit) => tryOnce(table, subject, id, limit),
    take: (subject, id) => take(table, subject, id),
  }
}

/**
 * Writes the challenge and its text together or neither, and only if the record is as it was read, so a stop in between is
 * noticed (REPLY-1). Where no text leaves, an item of the same size that nothing reads takes its place.
 */
async function issue(table: ConsentTable, challenge: Challenge): Promise<void> {
  const { tableName } = table
  const failed = await transact(table, [
    { Put: { TableName: tableName, Item: marshall(challengeItem(challenge)) } },
    { Put: { TableName: tableName, Item: marshall(textItem(challenge)) } },
    asRead(tableName, challenge),
  ])
  if (failed) throw new ConcurrencyError('another process changed the record')
}

function challengeItem({ subject, id, until, text }: Challenge) {
  const key = { pk: partitionOf(subject), sk: codeKey(id) }
  return { ...key, tries: 0, until, sent: text ? [id] : [], expiresAt: epochSeconds(until) }
}

function textItem(challenge: Challenge) {
  const { subject, id, at, until, text } = challenge
  const pk = partitionOf(subject)
  if (!text) {
    const due = { due: rehearsalPartition(shardOf(subject)), dueAt: after(at, MINUTE) }
    return { pk, sk: rehearsalKey(id, 0), expiresAt: epochSeconds(until), filler: FILLER, ...due }
  }
  const { reply, number, life } = text
  const owed = { kind: 'reply', reply, at, number, owedBy: id, grants: [], status: 'owed' }
  const due = { due: duePartition(shardOf(subject)), dueAt: after(at, MINUTE) }
  return { pk, sk: outboxCodeKey(life, id), ...subject, ...owed, ...due }
}

/** About as long as the attributes of an owed text. */
const FILLER = 'x'.repeat(300)

/** The record is as it was read, or still absent. */
function asRead(TableName: string, { subject, read }: Challenge): TransactWriteItem {
  const Key = marshall({ pk: partitionOf(subject), sk: RECORD })
  if (!read) {
    return { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_not_exists(pk)' } }
  }
  return {
    ConditionCheck: {
      TableName,
      Key,
      ConditionExpression: 'life = :life AND seq = :seq',
      ExpressionAttributeValues: marshall({ ':life': read.life, ':seq': read.seq }),
    },
  }
}

/** The first opening counts: a form that is posted again gets no new attempts. */
async function begin(
  { client, tableName }: ConsentTable,
  subject: Subject,
  id: string,
  { until, sent }: { until: string; sent: readonly string[] },
): Promise<void> {
  const key = { pk: partitionOf(subject), sk: codeKey(id) }
  const Item = marshall({ ...key, tries: 0, until, sent, expiresAt: epochSeconds(until) })
  const put = new PutItemCommand({
    TableName: tableName,
    Item,
    ConditionExpression: 'attribute_not_exists(pk)',
  })
  await ifConditionHolds(client.send(put))
}

const tried = z.object({ sent: z._default(z.array(z.string()), []), until: z.string() })

async function tryOnce(
  { client, tableName }: ConsentTable,
  subject: Subject,
  id: string,
  { most, until }: { most: number; until: string },
): Promise<Tried | undefined> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk: partitionOf(subject), sk: codeKey(id) }),
    UpdateExpression:
      'SET tries = if_not_exists(tries, :none) + :one, expiresAt = if_not_exists(expiresAt, :expiresAt), #until = if_not_exists(#until, :until)',
    ConditionExpression: 'attribute_not_exists(tries) OR tries < :most',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: marshall({
      ':none': 0,
      ':one': 1,
      ':most': most,
      ':until': until,
      ':expiresAt': epochSeconds(until),
    }),
    ReturnValues: 'ALL_NEW',
  })
  const updated = await ifConditionHolds(client.send(update))
  if (!updated) return undefined
  const { sent, until: end } = tried.parse(unmarshall(updated.Attributes ?? {}))
  return { sent, until: end }
}

async function take({ client, tableName }: ConsentTable, subject: Subject, id: string): Promise<boolean> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk: partitionOf(subject), sk: codeKey(id) }),
    UpdateExpression: 'REMOVE sent',
    ConditionExpression: 'contains(sent, :id)',
    ExpressionAttributeValues: marshall({ ':id': id }),
  })
  return (await ifConditionHolds(client.send(update))) !== undefined
}
