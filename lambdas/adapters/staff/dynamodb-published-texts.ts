import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { PublishedTextStore } from '../../application/staff/former-texts.ts'
import { GRANT_MEDIA, PAGE_LANGUAGES, WAYS } from '../../domain/core/vocabulary.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { queryUpTo } from '../core/key-range.ts'
import { type Key, latestTextsKey, publishedTextKey } from '../core/keys.ts'
import { ifConditionHolds } from '../core/transaction.ts'

const keptText = z.object({
  id: z.string(),
  program: z.string(),
  way: z.enum(WAYS),
  medium: z.enum(GRANT_MEDIA),
  language: z.enum(PAGE_LANGUAGES),
  text: z.string(),
  since: z.string(),
})
const latestTexts = z.object({ fingerprint: z.string() })

/** Keeps each published text once in the consent table, by tenant, program and id. */
export function createPublishedTextStore(table: ConsentTable): PublishedTextStore {
  const { client, tableName: TableName } = table
  const get = async ({ pk, sk }: Key) => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall({ pk, sk }) }))
    return Item && unmarshall(Item)
  }
  return {
    keep: async ({ tenant, ...text }, since) => {
      const Item = marshall({ ...publishedTextKey(tenant, text.program, text.id), ...text, since })
      const ConditionExpression = 'attribute_not_exists(pk)'
      await ifConditionHolds(client.send(new PutItemCommand({ TableName, Item, ConditionExpression })))
    },
    latest: async () => {
      const item = await get(latestTextsKey())
      return item && latestTexts.parse(item).fingerprint
    },
    setLatest: async (fingerprint) => {
      await client.send(
        new PutItemCommand({ TableName, Item: marshall({ ...latestTextsKey(), fingerprint }) }),
      )
    },
    read: async (tenant, program, id) => {
      const item = await get(publishedTextKey(tenant, program, id))
      return item && keptText.parse(item)
    },
    ofProgram: async (tenant, program) => {
      const { pk } = publishedTextKey(tenant, program, '')
      const range = { pk, first: ' ', last: '~' }
      return (await queryUpTo(table, range, (item) => keptText.parse(unmarshall(item)))).things
    },
  }
}
