import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { DueReview, OpenReview, ReviewStore } from '../../application/staff/reviews.ts'
import { LISTS_INDEX } from '../../environment.ts'
import { dueBy } from '../core/due-index.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readEventItem } from '../core/event-item.ts'
import { pagesOfRange } from '../core/key-range.ts'
import {
  dueReviewPartition,
  eventKey,
  partitionOf,
  reviewOfKey,
  reviewPartition,
  shards,
  subjectOf,
} from '../core/keys.ts'
import { pageOfLists } from '../core/lists-index.ts'

const PAGE = 25

/** Finds open reviews in the sparse indexes, shard by shard. */
export function createReviewStore(table: ConsentTable): ReviewStore {
  return {
    page: (tenant, cursor) => page(table, tenant, cursor),
    find: (tenant, id) => find(table, tenant, id),
    messages: (review) => messages(table, review),
    dueBy: (instant) => dueReviews(table, instant),
  }
}

async function page(table: ConsentTable, tenant: string, cursor: string | undefined) {
  const { items, cursor: next } = await pageOfLists(table, {
    keyRanges: shards.map((shard) => ({ list: reviewPartition(tenant, shard) })),
    within: [tenant, 'reviews'],
    cursor,
    most: PAGE,
  })
  return { reviews: items.map(readReviewItem), cursor: next }
}

async function find(table: ConsentTable, tenant: string, id: string): Promise<OpenReview | undefined> {
  const answers = await Promise.all(
    shards.map((shard) =>
      table.client.send(new QueryCommand(inList(table, reviewPartition(tenant, shard), id))),
    ),
  )
  const [item] = answers.flatMap(({ Items = [] }) => Items)
  return item && readReviewItem(item)
}

function inList({ tableName }: ConsentTable, list: string, listAt?: string) {
  return {
    TableName: tableName,
    IndexName: LISTS_INDEX,
    KeyConditionExpression: listAt === undefined ? '#list = :list' : '#list = :list AND listAt = :listAt',
    ExpressionAttributeNames: { '#list': 'list' },
    ExpressionAttributeValues: marshall({
      ':list': list,
      ...(listAt === undefined ? {} : { ':listAt': listAt }),
    }),
  }
}

async function messages(table: ConsentTable, review: OpenReview) {
  const [life = '', seq = ''] = review.review.split('.')
  const keyRange = {
    pk: partitionOf(review),
    first: eventKey(life, Number(seq)),
    last: eventKey(life, LAST_SEQ),
  }
  const unsure = []
  for await (const items of pagesOfRange(table, keyRange)) {
    unsure.push(...items.map(readEventItem).filter(({ event }) => event.type === 'review_opened'))
  }
  return {
    number: unsure[0]?.event.number ?? null,
    messages: unsure.map(({ event, detail }) => ({ at: event.at, body: detail?.body ?? null })),
  }
}

const LAST_SEQ = 9_999_999_999

/** The keys say all that settling needs. */
async function* dueReviews(table: ConsentTable, instant: string): AsyncIterable<readonly DueReview[]> {
  for await (const page of dueBy(table, dueReviewPartition, instant)) {
    yield page.map(({ pk, sk, dueAt }) => ({ ...subjectOf(pk), review: reviewOfKey(sk), dueAt }))
  }
}

const reviewItem = z.object({ tenant: z.string(), to: z.string(), review: z.string(), since: z.string() })

function readReviewItem(item: Record<string, AttributeValue>): OpenReview {
  return reviewItem.parse(unmarshall(item))
}
