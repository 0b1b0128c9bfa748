import { createHash } from 'node:crypto'
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { MailChoiceStore, MailRefusal, NoMailLink } from '../../application/signup/mail-choices.ts'
import { after, DAY, epochSeconds } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { mailAddressKey, noMailLinkKey } from '../core/keys.ts'
import { ifConditionHolds } from '../core/transaction.ts'

/** Stores the choices of mail recipients in the consent table; a refusal of mail has no TTL. */
export function createMailChoiceStore(table: ConsentTable): MailChoiceStore {
  return {
    claim: (address, at, unlessSince) => claim(table, address, { at, unlessSince }),
    release: (address, at) => release(table, address, at),
    keepLink: (id, link) => keepLink(table, id, link),
    readLink: (id, now) => readLink(table, id, now),
    wantsNone: async (address) => (await read(table, address))?.noMoreAt !== undefined,
    refuse: (address, at) => refuse(table, address, at),
  }
}

const addressItem = z.object({ noMoreAt: z.optional(z.string()) })

async function read({ client, tableName }: ConsentTable, address: string) {
  const Key = marshall(mailAddressKey(address))
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  return Item && addressItem.parse(unmarshall(Item))
}

async function claim(
  { client, tableName }: ConsentTable,
  address: string,
  { at, unlessSince }: { at: string; unlessSince: string },
): Promise<MailRefusal | undefined> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall(mailAddressKey(address)),
    UpdateExpression: 'SET invitedAt = :at, expiresAt = :expiresAt',
    ConditionExpression:
      'attribute_not_exists(noMoreAt) AND (attribute_not_exists(invitedAt) OR invitedAt <= :since)',
    ExpressionAttributeValues: marshall({
      ':at': at,
      ':since': unlessSince,
      ':expiresAt': epochSeconds(after(at, 2 * DAY)),
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })
  try {
    await client.send(update)
    return undefined
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return error.Item?.noMoreAt ? 'no_more_mail' : 'invited_lately'
  }
}

async function release({ client, tableName }: ConsentTable, address: string, at: string): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall(mailAddressKey(address)),
    UpdateExpression: 'REMOVE invitedAt',
    ConditionExpression: 'invitedAt = :at',
    ExpressionAttributeValues: marshall({ ':at': at }),
  })
  await ifConditionHolds(client.send(update))
}

async function refuse({ client, tableName }: ConsentTable, address: string, at: string): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: marshall(mailAddressKey(address)),
      UpdateExpression: 'SET noMoreAt = if_not_exists(noMoreAt, :at) REMOVE expiresAt',
      ExpressionAttributeValues: marshall({ ':at': at }),
    }),
  )
}

async function keepLink({ client, tableName }: ConsentTable, id: string, link: NoMailLink): Promise<void> {
  const Item = marshall({ ...link, ...noMailLinkKey(hashOf(id)), expiresAt: epochSeconds(link.expiresAt) })
  await client.send(new PutItemCommand({ TableName: tableName, Item }))
}

const linkItem = z.object({ tenant: z.string(), address: z.string(), expiresAt: z.int() })

async function readLink(
  { client, tableName }: ConsentTable,
  id: string,
  now: string,
): Promise<NoMailLink | undefined> {
  const Key = marshall(noMailLinkKey(hashOf(id)))
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  if (!Item) return undefined
  const { expiresAt, ...link } = linkItem.parse(unmarshall(Item))
  return expiresAt > Date.parse(now) / 1000
    ? { ...link, expiresAt: new Date(expiresAt * 1000).toISOString() }
    : undefined
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}
