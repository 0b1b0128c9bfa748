import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { ConcurrencyError, type StoredRecord } from '../../application/core/ports/consent-store.ts'
import type { Subject } from '../../application/core/subject.ts'
import type {
  Claim,
  CountedCode,
  DeniedSend,
  KeptAnswer,
  MessageKey,
  MessageOutcome,
  MessageStore,
  Reversal,
  SendLookup,
  SendState,
  StoredMessage,
} from '../../application/sending/message-store.ts'
import { placeOfDenied } from '../../application/sending/message-store.ts'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import { batchGet } from '../core/batch-get.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { answerKey, codeRequestKey, type Key, messageKey, partitionOf, RECORD } from '../core/keys.ts'
import { readRecordItem } from '../core/record-item.ts'
import { failedAt, ifConditionHolds, transact } from '../core/transaction.ts'
import { updateSends } from '../core/update-send-history.ts'
import { codeCountKeys, countCode, readCodesSent, uncountCode } from './code-counts.ts'
import { readKeptAnswer, readMessageItem, writeKeptAnswer, writeMessageItem } from './message-item.ts'

/** Stores the sending gate's answers and messages in the consent table. */
export function createMessageStore(table: ConsentTable): MessageStore {
  return {
    keyOf: (subject, life, at, decisionId) => ({
      pk: partitionOf(subject),
      sk: messageKey(life, at, decisionId),
    }),
    read: (asked) => read(table, asked),
    keep: (asked, kept) => keep(table, asked, kept),
    countDenied: (denied) => countDenied(table, denied),
    claim: (claim) => writeClaim(table, claim),
    find: (key) => find(table, key),
    settle: (message, outcome, back) => settle(table, message, outcome, back),
  }
}

/** One request reads everything that a decision needs (GATE-5). */
async function read(
  table: ConsentTable,
  { subject, idempotencyKey, codeRequest, codes }: SendLookup,
): Promise<SendState> {
  const kept = answerKey(subject.tenant, idempotencyKey)
  const record = isPhoneNumber(subject.to) ? [recordKey(subject)] : []
  const request = record.length > 0 && codeRequest !== undefined ? [requestKey(subject, codeRequest)] : []
  const counts = record.length > 0 && codes ? codeCountKeys(subject, codes) : []
  const items = await batchGet(
    table,
    [kept, ...record, ...request, ...counts].map((key) => marshall(key)),
  )
  const of = ({ pk, sk }: Key) => items.find((item) => item.pk?.S === pk && item.sk?.S === sk)
  const [recordItem, requestItem, keptItem] = [
    record[0] && of(record[0]),
    request[0] && of(request[0]),
    of(kept),
  ]
  return {
    record: recordItem && readRecordItem(recordItem),
    kept: keptItem && readKeptAnswer(keptItem),
    codeRequestUsed: requestItem !== undefined,
    codes: counts.length > 0 ? readCodesSent(counts.map(of)) : undefined,
  }
}

async function keep({ client, tableName }: ConsentTable, asked: SendLookup, kept: KeptAnswer): Promise<void> {
  const put = await ifConditionHolds(client.send(new PutItemCommand(putAnswer(tableName, asked, kept))))
  if (!put) throw new ConcurrencyError('another call with the same key came first')
}

/** No condition and no transaction: denials of one day cannot get in each other's way. */
async function countDenied(
  { client, tableName }: ConsentTable,
  { subject, life, program, reason, at, expiresAt }: DeniedSend,
): Promise<void> {
  const place = placeOfDenied({ day: at.slice(0, 10), program, reason })
  const sets = {
    ...{ life, program, reason, status: 'denied', lastAt: at },
    ...(life === null && { expiresAt }),
  }
  const names = Object.keys(sets)
  await client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: marshall({ pk: partitionOf(subject), sk: messageKey(life, place.at, place.decisionId) }),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}, firstAt = if_not_exists(firstAt, :lastAt) ADD #count :one`,
      ExpressionAttributeNames: {
        ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
        '#count': 'count',
      },
      ExpressionAttributeValues: marshall({
        ...Object.fromEntries(Object.entries(sets).map(([name, value]) => [`:${name}`, value])),
        ':one': 1,
      }),
    }),
  )
}

/** Writes the answer, message and counters if the record is still the one that was decided by; otherwise nothing (EVT-2, GATE-8). */
async function writeClaim(table: ConsentTable, claim: Claim): Promise<void> {
  const { tableName } = table
  const { asked, kept, message, change, absent, codes, expiresAt } = claim
  const { subject, codeRequest } = asked
  const ownTime = message.life === null ? { expiresAt } : {}
  const failed = await transact(table, [
    { Put: putAnswer(tableName, asked, kept) },
    change ? updateSends(table, partitionOf(subject), change) : stillAbsent(tableName, subject, absent),
    put(tableName, { ...writeMessageItem(message), ...marshall(ownTime) }),
    ...(message.reason === 'requested_by_recipient' && codeRequest !== undefined
      ? [put(tableName, marshall({ ...requestKey(subject, codeRequest), at: message.claimedAt, expiresAt }))]
      : []),
    ...(codes ? countCode(tableName, codeOf(message), codes) : []),
  ])
  if (failed) throw new ConcurrencyError('another process changed the record, or another call came first')
}

function codeOf({ subject, program, claimedAt: at, decisionId }: StoredMessage): CountedCode {
  return { subject, program, at, decisionId }
}

function put(TableName: string, Item: Record<string, AttributeValue>): TransactWriteItem {
  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
}

/** A key can be reused once its time has passed, even if DynamoDB has not deleted it yet. */
function putAnswer(TableName: string, { subject, idempotencyKey }: SendLookup, kept: KeptAnswer) {
  return {
    TableName,
    Item: marshall({ ...answerKey(subject.tenant, idempotencyKey), ...writeKeptAnswer(kept) }),
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
    ExpressionAttributeValues: marshall({ ':now': Math.floor(Date.parse(kept.answer.decidedAt) / 1000) }),
  }
}

/** No stop came in between: there is still no record, or the same expired one (GATE-4). */
function stillAbsent(
  TableName: string,
  subject: Subject,
  absent: StoredRecord | undefined,
): TransactWriteItem {
  return {
    ConditionCheck: {
      TableName,
      Key: marshall(recordKey(subject)),
      ...(absent
        ? {
            ConditionExpression: 'attribute_not_exists(pk) OR (life = :life AND seq = :seq)',
            ExpressionAttributeValues: marshall({ ':life': absent.life, ':seq': absent.seq }),
          }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    },
  }
}

async function find(
  { client, tableName }: ConsentTable,
  key: MessageKey,
): Promise<StoredMessage | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: true }),
  )
  return Item && readMessageItem(Item)
}

/** A single update when nothing has to be reversed, which is the usual case. */
async function settle(
  table: ConsentTable,
  { key, subject }: StoredMessage,
  { status, ...outcome }: MessageOutcome,
  back: Reversal | undefined,
): Promise<boolean> {
  const update = {
    TableName: table.tableName,
    Key: marshall(key),
    UpdateExpression: 'SET #status = :status, outcome = :outcome',
    ConditionExpression: '#status = :claimed',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall({ ':status': status, ':outcome': outcome, ':claimed': 'claimed' }),
  }
  const also = back ? takeBack(table, subject, back) : []
  if (also.length === 0) {
    return (await ifConditionHolds(table.client.send(new UpdateItemCommand(update)))) !== undefined
  }
  const failed = await transact(table, [{ Update: update }, ...also])
  if (failed && !failedAt(failed, 0)) throw new ConcurrencyError('another process changed the record')
  return failed === undefined
}

function takeBack(
  table: ConsentTable,
  subject: Subject,
  { change, code, codeRequest }: Reversal,
): TransactWriteItem[] {
  const { tableName: TableName } = table
  return [
    ...(change ? [updateSends(table, partitionOf(subject), change)] : []),
    ...(code ? uncountCode(TableName, code) : []),
    ...(codeRequest === undefined
      ? []
      : [{ Delete: { TableName, Key: marshall(requestKey(subject, codeRequest)) } }]),
  ]
}

function recordKey(subject: Subject): Key {
  return { pk: partitionOf(subject), sk: RECORD }
}

function requestKey(subject: Subject, codeRequest: string): Key {
  return { pk: partitionOf(subject), sk: codeRequestKey(codeRequest) }
}
