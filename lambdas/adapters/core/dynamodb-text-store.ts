import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { StoredText, TextReader, TextStore } from '../../application/core/ports/text-store.ts'
import { batchGet, chunksOf, KEYS_PER_REQUEST } from './batch-get.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { textKey } from './keys.ts'
import { ifConditionHolds } from './transaction.ts'

/** Stores each text once in the consent table; a text that this process has already stored needs no request. */
export function createTextStore(table: ConsentTable): TextStore {
  const kept = new Set<string>()
  return {
    keep: async (text) => {
      if (kept.has(text.hash)) return
      await put(table, text)
      kept.add(text.hash)
    },
  }
}

async function put({ client, tableName }: ConsentTable, text: StoredText): Promise<void> {
  const write = new PutItemCommand({
    TableName: tableName,
    Item: marshall({ ...textKey(text.hash), ...text }),
    ConditionExpression: 'attribute_not_exists(pk)',
  })
  await ifConditionHolds(client.send(write))
}

const storedText = z.object({ hash: z.string(), language: z.string(), text: z.string() })

/** Reads texts by their hashes, a hundred at a time. */
export function createTextReader(table: ConsentTable): TextReader {
  return {
    read: async (hashes) => {
      const texts: StoredText[] = []
      for (const chunk of chunksOf(hashes, KEYS_PER_REQUEST)) {
        const items = await batchGet(
          table,
          chunk.map((hash) => marshall(textKey(hash))),
        )
        texts.push(...items.map((item) => storedText.parse(unmarshall(item))))
      }
      return texts
    },
  }
}
