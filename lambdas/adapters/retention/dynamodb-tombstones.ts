import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { ConcurrencyError } from '../../application/core/ports/consent-store.ts'
import type { StoredTombstone, Tombstones } from '../../application/retention/tombstones.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { tombstoneKey } from '../core/keys.ts'
import { instant, stops } from '../core/record-item.ts'
import { ifConditionHolds, overVersion } from '../core/transaction.ts'

const tombstoneItem = z.object({
  stops,
  archives: z.array(z.object({ life: z.string(), until: instant })),
  version: z.int(),
}) satisfies z.ZodMiniType<StoredTombstone>

/** Stores tombstones in the consent table, apart from all data that identifies a person. */
export function createTombstones(table: ConsentTable): Tombstones {
  return {
    read: (hash) => read(table, hash),
    write: (hash, tombstone, over) => write(table, hash, tombstone, over),
  }
}

async function read({ client, tableName }: ConsentTable, hash: string): Promise<StoredTombstone | undefined> {
  const Key = marshall(tombstoneKey(hash))
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  return Item && tombstoneItem.parse(unmarshall(Item))
}

async function write(
  { client, tableName }: ConsentTable,
  hash: string,
  tombstone: StoredTombstone,
  over: number,
): Promise<void> {
  const write = new PutItemCommand({
    TableName: tableName,
    Item: marshall({ ...tombstoneKey(hash), ...tombstone }),
    ...overVersion(over),
  })
  const written = await ifConditionHolds(client.send(write))
  if (!written) throw new ConcurrencyError('another process changed the tombstone')
}
