import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { LedgerEntry } from '../../application/core/ledger.ts'
import type { StoredText } from '../../application/core/ports/text-store.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { GenerationHistory, Generations } from '../../application/retention/retire.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readLedgerItem } from '../core/event-item.ts'
import {
  beginningsOf,
  EVENTS,
  eventKey,
  generationOfRetiring,
  isUnpublished,
  type Key,
  MESSAGES,
  OUTBOX,
  partitionOf,
  RETIRING,
  retiringKey,
  textKey,
} from '../core/keys.ts'
import { batchDelete } from './batch-delete.ts'

type Item = Record<string, AttributeValue>

/** Reads and deletes whole record generations in the consent table. */
export function createGenerations(table: ConsentTable): Generations {
  return {
    read: (subject, life) => read(table, subject, life),
    lastErased: (subject, life) => lastErased(table, subject, life),
    remove: (subject, life, proof) => remove(table, subject, life, proof),
  }
}

async function read(table: ConsentTable, subject: Subject, life: string): Promise<GenerationHistory> {
  const pk = partitionOf(subject)
  const events = (await itemsOf(table, pk, `${EVENTS}${life}#`)).map(readLedgerItem)
  const replies = (await itemsOf(table, pk, `${OUTBOX}${life}#`)).flatMap(readReply)
  const messages = (await itemsOf(table, pk, `${MESSAGES}${life}#`)).map(readMessage)
  return { events, replies, messages, texts: await readTexts(table, textsOf([...events, ...replies])) }
}

/** Read after the history: a later erasure finds the archived copy through the tombstone (REC-3). */
async function lastErased(
  { client, tableName }: ConsentTable,
  subject: Subject,
  life: string,
): Promise<LedgerEntry | undefined> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      FilterExpression: '#event.#type = :erased',
      ExpressionAttributeNames: { '#event': 'event', '#type': 'type' },
      ExpressionAttributeValues: marshall({
        ':pk': partitionOf(subject),
        ':first': eventKey(life, 0),
        ':last': `${EVENTS}~`,
        ':erased': 'erased',
      }),
      ConsistentRead: true,
      ScanIndexForward: false,
    },
  )
  for await (const { Items = [] } of pages) if (Items[0]) return readLedgerItem(Items[0])
  return undefined
}

/** First writes the note that the generation is being retired, which explains what is missing until the end (REC-3). */
async function remove(table: ConsentTable, subject: Subject, life: string, proof: string): Promise<void> {
  const { client, tableName } = table
  const note = marshall({ pk: partitionOf(subject), sk: retiringKey(life), proof })
  await client.send(new PutItemCommand({ TableName: tableName, Item: note }))
  for (const beginning of beginningsOf(life)) {
    for await (const items of pagesOf(table, partitionOf(subject), beginning, { keysOnly: true })) {
      const keys = items.map((item) => unmarshall(item) as Key)
      await batchDelete(
        table,
        keys.filter(({ sk }) => !isUnpublished(sk)),
      )
    }
  }
  await removeNotes(table, partitionOf(subject))
}

/**
 * Deletes the notes of retired record generations once no event precedes their end. While one does, perhaps of a record
 * generation whose retirement failed, the note explains why a later chain does not continue from that event (REC-3).
 */
async function removeNotes(table: ConsentTable, pk: string): Promise<void> {
  const oldest = await oldestEvent(table, pk)
  for await (const items of pagesOf(table, pk, RETIRING, { keysOnly: true })) {
    const notes = items.map((item) => unmarshall(item) as Key)
    const over = ({ sk }: Key) => oldest === undefined || eventKey(generationOfRetiring(sk), 0) < oldest
    await batchDelete(table, notes.filter(over))
  }
}

/** The sort key of the oldest remaining event of all record generations. */
async function oldestEvent({ client, tableName }: ConsentTable, pk: string): Promise<string | undefined> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :beginning)',
      ExpressionAttributeValues: marshall({ ':pk': pk, ':beginning': EVENTS }),
      ProjectionExpression: 'sk',
      ConsistentRead: true,
      Limit: 1,
    }),
  )
  return Items[0]?.sk?.S
}

/** A person's items whose sort keys have this prefix, page by page; keys-only reads go latest first. */
async function* pagesOf(
  { client, tableName }: ConsentTable,
  pk: string,
  beginning: string,
  { keysOnly = false } = {},
): AsyncIterable<Item[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :beginning)',
      ExpressionAttributeValues: marshall({ ':pk': pk, ':beginning': beginning }),
      ConsistentRead: true,
      ...(keysOnly && { ProjectionExpression: 'pk, sk', ScanIndexForward: false }),
    },
  )
  for await (const { Items = [] } of pages) yield Items
}

async function itemsOf(table: ConsentTable, pk: string, beginning: string): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of pagesOf(table, pk, beginning)) items.push(...page)
  return items
}

function readReply(item: Item): object[] {
  const { pk: _pk, sk: _sk, due: _due, dueAt: _dueAt, ...reply } = unmarshall(item)
  return reply.kind === 'reply' ? [reply] : []
}

function readMessage(item: Item): object {
  const { pk: _pk, sk: _sk, ...message } = unmarshall(item)
  return message
}

const referring = z.object({
  event: z.optional(z.object({ callToAction: z.optional(z.nullable(z.object({ hash: z.string() }))) })),
  outcome: z.optional(z.object({ textHash: z.optional(z.string()) })),
})

/** The hashes of the texts that events and replies refer to, without duplicates. */
function textsOf(entries: readonly object[]): string[] {
  const hashes = entries.map((entry) => {
    const { event, outcome } = referring.parse(entry)
    return event?.callToAction?.hash ?? outcome?.textHash
  })
  return [...new Set(hashes.filter((hash) => hash !== undefined))]
}

const storedText = z.object({ hash: z.string(), language: z.string(), text: z.string() })

async function readTexts(table: ConsentTable, hashes: readonly string[]): Promise<StoredText[]> {
  const texts: StoredText[] = []
  for (const hash of hashes) {
    const Key = marshall(textKey(hash))
    const { Item } = await table.client.send(new GetItemCommand({ TableName: table.tableName, Key }))
    if (Item) texts.push(storedText.parse(unmarshall(Item)))
  }
  return texts
}
