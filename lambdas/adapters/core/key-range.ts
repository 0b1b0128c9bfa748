import { type AttributeValue, paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ConsentTable } from './dynamodb-client.ts'

type Item = Record<string, AttributeValue>

/** A range of sort keys in one partition, both ends inclusive. */
export interface KeyRange {
  pk: string
  first: string
  last: string
}

/** The items read from a range, and whether there are more. */
export interface Read<Thing> {
  things: Thing[]
  more: boolean
}

/** The items of a range in order, by strongly consistent reads, page by page. */
export async function* pagesOfRange(
  { client, tableName }: ConsentTable,
  { pk, first, last }: KeyRange,
): AsyncIterable<Item[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: marshall({ ':pk': pk, ':first': first, ':last': last }),
      ConsistentRead: true,
    },
  )
  for await (const { Items = [] } of pages) yield Items
}

/** Reads a range until the items exceed this many bytes of JSON. */
export async function queryUpTo<Thing>(
  table: ConsentTable,
  keyRange: KeyRange,
  parse: (item: Item) => Thing,
  enoughBytes = Number.POSITIVE_INFINITY,
): Promise<Read<Thing>> {
  const things: Thing[] = []
  let bytes = 0
  for await (const items of pagesOfRange(table, keyRange)) {
    if (bytes > enoughBytes && items.length > 0) return { things, more: true }
    const read = items.map(parse)
    things.push(...read)
    bytes += Buffer.byteLength(JSON.stringify(read))
  }
  return { things, more: false }
}
