import { type AttributeValue, paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ConsentTable } from './dynamodb-client.ts'

/** A range of sort keys in one partition, both ends in it. */
export interface KeyRange {
  pk: string
  first: string
  last: string
}

/** What was read of a range, and whether there is more of it. */
export interface Read<Thing> {
  things: Thing[]
  more: boolean
}

/** Reads a range, strongly consistent, until what was read has so many bytes of JSON. */
export async function queryUpTo<Thing>(
  { client, tableName }: ConsentTable,
  { pk, first, last }: KeyRange,
  parse: (item: Record<string, AttributeValue>) => Thing,
  enoughBytes = Number.POSITIVE_INFINITY,
): Promise<Read<Thing>> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: marshall({ ':pk': pk, ':first': first, ':last': last }),
      ConsistentRead: true,
    },
  )
  const things: Thing[] = []
  let bytes = 0
  for await (const { Items = [] } of pages) {
    if (bytes > enoughBytes && Items.length > 0) return { things, more: true }
    const read = Items.map(parse)
    things.push(...read)
    bytes += Buffer.byteLength(JSON.stringify(read))
  }
  return { things, more: false }
}
