import { createHash } from 'node:crypto'
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { ShortLived } from '../../application/staff/short-lived.ts'
import { epochSeconds } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { consoleKey } from '../core/keys.ts'

const item = z.object({ content: z.string(), until: z.string() })

/** Stores the console's sessions, or the forms that it shows again, in the consent table; each has its own TTL. */
export function createShortLived({ client, tableName }: ConsentTable, kind: 'session' | 'form'): ShortLived {
  const keyOf = (id: string) => consoleKey(kind, createHash('sha256').update(id).digest('hex'))
  return {
    keep: async (id, content, until) => {
      const Item = marshall({ ...keyOf(id), content, until, expiresAt: epochSeconds(until) })
      await client.send(new PutItemCommand({ TableName: tableName, Item }))
    },
    read: async (id, now) => {
      const Key = marshall(keyOf(id))
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      )
      const found = Item && item.parse(unmarshall(Item))
      return found && found.until > now ? found.content : undefined
    },
    delete: async (id) => {
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall(keyOf(id)) }))
    },
  }
}
