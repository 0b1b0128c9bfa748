import { PutItemCommand, type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { ConcurrencyError } from '../../application/core/consent-store.ts'
import type { Subject } from '../../application/core/subject.ts'
import { type Challenge, type CodeStore, PREFERENCES, type Tried } from '../../application/signup/codes.ts'
import { after, epochSeconds, MINUTE } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { codeKey, duePartition, outboxCodeKey, partitionOf, RECORD, shardOf } from '../core/keys.ts'
import { ifConditionHolds, transact } from '../core/transaction.ts'

/** Counts code attempts in the consent table, in the person's own partition; each item has its own TTL. */
export function createCodeStore(table: ConsentTable): CodeStore {
  return {
    issue: (challenge) => issue(table, challenge),
    begin: (subject, name, until) => begin(table, subject, name, until),
    tryOnce: (subject, name, limit) => tryOnce(table, subject, name, limit),
    take: (subject, challenge) => take(table, subject, challenge),
  }
}

/** Writes the challenge and its text together or neither, and only if the record is as it was read, so a stop in between is noticed (REPLY-1). */
async function issue(table: ConsentTable, challenge: Challenge): Promise<void> {
  const failed = await transact(table, [putChallenge(table, challenge), ...putText(table, challenge)])
  if (failed) throw new ConcurrencyError('another process changed the record')
}

function putChallenge(
  { tableName }: ConsentTable,
  { subject, id, until, text }: Challenge,
): TransactWriteItem {
  return {
    Put: {
      TableName: tableName,
      Item: marshall({
        pk: partitionOf(subject),
        sk: codeKey(PREFERENCES),
        tries: 0,
        until,
        expiresAt: epochSeconds(until),
        ...(text && { challenge: id }),
      }),
    },
  }
}

function putText({ tableName }: ConsentTable, { subject, id, at, text }: Challenge): TransactWriteItem[] {
  if (!text) return []
  const { reply, number, read } = text
  const pk = partitionOf(subject)
  const owed = { kind: 'reply', reply, at, number, owedBy: id, grants: [], status: 'owed' }
  const due = { due: duePartition(shardOf(subject)), dueAt: after(at, MINUTE) }
  return [
    {
      Put: {
        TableName: tableName,
        Item: marshall({ pk, sk: outboxCodeKey(read.life, id), ...subject, ...owed, ...due }),
      },
    },
    {
      ConditionCheck: {
        TableName: tableName,
        Key: marshall({ pk, sk: RECORD }),
        ConditionExpression: 'life = :life AND seq = :seq',
        ExpressionAttributeValues: marshall({ ':life': read.life, ':seq': read.seq }),
      },
    },
  ]
}

async function begin(
  { client, tableName }: ConsentTable,
  subject: Subject,
  name: string,
  until: string,
): Promise<void> {
  const key = { pk: partitionOf(subject), sk: codeKey(name) }
  const Item = marshall({ ...key, tries: 0, until, expiresAt: epochSeconds(until) })
  await client.send(new PutItemCommand({ TableName: tableName, Item }))
}

const tried = z.object({ challenge: z.optional(z.string()), until: z.string() })

async function tryOnce(
  { client, tableName }: ConsentTable,
  subject: Subject,
  name: string,
  { most, until }: { most: number; until: string },
): Promise<Tried | undefined> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk: partitionOf(subject), sk: codeKey(name) }),
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
  const { challenge, until: end } = tried.parse(unmarshall(updated.Attributes ?? {}))
  return { challenge, until: end }
}

async function take(
  { client, tableName }: ConsentTable,
  subject: Subject,
  challenge: string,
): Promise<boolean> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk: partitionOf(subject), sk: codeKey(PREFERENCES) }),
    UpdateExpression: 'REMOVE challenge',
    ConditionExpression: 'challenge = :challenge',
    ExpressionAttributeValues: marshall({ ':challenge': challenge }),
  })
  return (await ifConditionHolds(client.send(update))) !== undefined
}
