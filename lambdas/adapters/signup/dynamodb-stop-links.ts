import { createHash } from 'node:crypto'
import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { StopLink, StopLinkStore } from '../../application/signup/stop-links.ts'
import { epochSeconds } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { stopLinkKey } from '../core/keys.ts'
import { transact } from '../core/transaction.ts'
import { writeOwnedLink } from './dynamodb-links.ts'

/** Stores stop links in the consent table; each has its own TTL. */
export function createStopLinkStore(table: ConsentTable): StopLinkStore {
  return {
    keep: (id, link) => keep(table, id, link),
    read: (id, now) => read(table, id, now),
    nameOf: (id) => hashOf(id).slice(0, 16),
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

/** It is also found by the person, so that erasing ends it (REC-3). */
async function keep(table: ConsentTable, id: string, link: StopLink): Promise<void> {
  const { tableName } = table
  const hash = hashOf(id)
  const Item = marshall({ ...link, ...stopLinkKey(hash), expiresAt: epochSeconds(link.expiresAt) })
  const reasons = await transact(table, [
    { Put: { TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    writeOwnedLink(table, link, { kind: 'stop-link', hash, ...link }),
  ])
  if (reasons !== undefined) throw new Error('the id of a stop link is not new')
}

const stopLinkItem = z.object({ tenant: z.string(), to: z.string(), by: z.string(), expiresAt: z.int() })

async function read({ client, tableName }: ConsentTable, id: string, now: string) {
  const Key = marshall(stopLinkKey(hashOf(id)))
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  const found = Item && stopLinkItem.parse(unmarshall(Item))
  return found && found.expiresAt > Date.parse(now) / 1000 ? found : undefined
}
