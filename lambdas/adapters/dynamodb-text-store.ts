import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { StoredText, TextStore } from '../application/text-store.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { textKey } from './keys.ts'

/** Keeps each text once in the consent table; a text that this process kept already costs no request. */
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
  try {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: marshall({ ...textKey(text.hash), ...text }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}
