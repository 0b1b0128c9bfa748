import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { StoredRecord } from '../../application/core/ports/consent-store.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { partitionOf, RECORD } from './keys.ts'
import { readRecordItem } from './record-item.ts'

/** Loads one person's complete record by a strongly consistent read (GATE-5). */
export async function loadRecord(
  { client, tableName }: ConsentTable,
  subject: Subject,
): Promise<StoredRecord | undefined> {
  const Key = marshall({ pk: partitionOf(subject), sk: RECORD })
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  return Item && readRecordItem(Item)
}
