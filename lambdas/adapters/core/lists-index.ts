import { type AttributeValue, paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { InvalidCursorError } from '../../application/core/refusal.ts'
import { LISTS_INDEX } from '../../environment.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { ConsentTable } from './dynamodb-client.ts'

type Item = Record<string, AttributeValue>

/** One range of the list index: a whole partition, or the part of it between two sort keys. */
export interface KeyRange {
  list: string
  between?: readonly [string, string] | undefined
}

/** The query for a page. */
export interface PageRequest {
  /** Ranges to read, one after the other. */
  keyRanges: readonly KeyRange[]
  /** The query that the cursor belongs to. */
  within: readonly string[]
  cursor: string | undefined
  /** The maximum number of items per page. */
  most: number
  /** Leaves out what has ended by this time. */
  holdsAt?: string
}

const place = z.strictObject({
  keyRange: z.int().check(z.gte(0)),
  pk: z.string(),
  sk: z.string(),
  listAt: z.string(),
})
type Place = z.infer<typeof place>

/** A page of the list index and where the next begins; null when there are no more items. */
export async function pageOfLists(
  table: ConsentTable,
  request: PageRequest,
): Promise<{ items: Item[]; cursor: string | null }> {
  const { within, most, keyRanges } = request
  const from = readCursor(within, place, request.cursor)
  if (from && from.keyRange >= keyRanges.length) throw new InvalidCursorError('the cursor names no range')
  const found: { item: Item; keyRange: number }[] = []
  for await (const each of itemsFrom(table, request, from)) {
    if (found.length === most) return { items: found.map(({ item }) => item), cursor: after(within, found) }
    found.push(each)
  }
  return { items: found.map(({ item }) => item), cursor: null }
}

async function* itemsFrom(
  table: ConsentTable,
  request: PageRequest,
  from: Place | undefined,
): AsyncIterable<{ item: Item; keyRange: number }> {
  const { client } = table
  for (const [keyRange, { list, between }] of request.keyRanges.entries()) {
    if (from && keyRange < from.keyRange) continue
    const startingToken = from?.keyRange === keyRange ? startingAt(from, list) : undefined
    const pages = paginateQuery({ client, startingToken }, query(table, request, { list, between }))
    for await (const { Items = [] } of pages) yield* Items.map((item) => ({ item, keyRange }))
  }
}

function startingAt({ pk, sk, listAt }: Place, list: string): Item {
  return marshall({ pk, sk, list, listAt })
}

function query({ tableName }: ConsentTable, { most, holdsAt }: PageRequest, { list, between }: KeyRange) {
  return {
    TableName: tableName,
    IndexName: LISTS_INDEX,
    KeyConditionExpression: `#list = :list${between ? ' AND listAt BETWEEN :first AND :last' : ''}`,
    ...(holdsAt && { FilterExpression: 'attribute_not_exists(#until) OR #until > :holdsAt' }),
    ExpressionAttributeNames: { '#list': 'list', ...(holdsAt && { '#until': 'until' }) },
    ExpressionAttributeValues: marshall({
      ':list': list,
      ...(between && { ':first': between[0], ':last': between[1] }),
      ...(holdsAt && { ':holdsAt': holdsAt }),
    }),
    Limit: most + 1,
  }
}

function after(within: readonly string[], found: readonly { item: Item; keyRange: number }[]): string | null {
  const last = found.at(-1)
  if (!last) return null
  const { pk, sk, listAt } = last.item
  return writeCursor(within, { keyRange: last.keyRange, pk: pk?.S, sk: sk?.S, listAt: listAt?.S })
}
