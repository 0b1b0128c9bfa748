import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { ListQuery, ListReader, ListRow } from '../application/list.ts'
import type { ListStatus } from '../domain/lists.ts'
import { grantMedia } from '../domain/medium.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { listPartition, shards } from './keys.ts'
import { pageOfLists, type Stretch } from './lists-index.ts'

const PAGE = 500

/** Reads lists from the sparse index, status by status and shard by shard (REC-6). */
export function createListReader(table: ConsentTable, most: number = PAGE): ListReader {
  return {
    page: async (query, cursor, now) => {
      const { items, cursor: next } = await pageOfLists(table, {
        stretches: query.statuses.flatMap((status) => stretchesOf(query, status)),
        within: [query.tenant, query.program ?? '*', ...query.statuses, query.since ?? '', query.until ?? ''],
        cursor,
        most,
        holdsAt: now,
      })
      return { rows: items.map(readListItem), cursor: next }
    },
  }
}

/** Places begin with status and date: one that ends a period sorts before every line that began then. */
function stretchesOf({ tenant, program, since = '', until = '~' }: ListQuery, status: ListStatus): Stretch[] {
  const between = [`${status}#${since}`, `${status}#${until}`] as const
  return shards.map((shard) => ({ list: listPartition(tenant, program, shard), between }))
}

const listItem = z.object({
  to: z.string(),
  program: z.nullable(z.string()),
  status: z.enum(['opted_in', 'opted_out', 'pending', 'returned']),
  since: z.string(),
  level: z.nullable(z.enum(['implied', 'express', 'express_written'])),
  medium: z.nullable(z.enum(grantMedia)),
})

function readListItem(item: Record<string, AttributeValue>): ListRow {
  return listItem.parse(unmarshall(item))
}
