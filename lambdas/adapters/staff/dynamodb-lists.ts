import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { ListQuery, ListReader, ListRow } from '../../application/staff/list.ts'
import { currentRecord } from '../../domain/core/record/expiry.ts'
import { GRANT_MEDIA, LEVELS, LIST_STATUSES, type ListStatus } from '../../domain/core/vocabulary.ts'
import { batchGet, chunksOf, KEYS_PER_REQUEST } from '../core/batch-get.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { generationOfLine, listPartition, RECORD, shards } from '../core/keys.ts'
import { type KeyRange, pageOfLists } from '../core/lists-index.ts'

const PAGE = 500

type Item = Record<string, AttributeValue>

/** Reads lists from the sparse index, by status and by shard (REC-6). */
export function createListReader(table: ConsentTable, most: number = PAGE): ListReader {
  return {
    page: async (query, cursor, now) => {
      const { items, cursor: next } = await pageOfLists(table, {
        keyRanges: query.statuses.flatMap((status) => keyRangesOf(query, status)),
        within: [query.tenant, query.program ?? '*', ...query.statuses, query.since ?? '', query.until ?? ''],
        cursor,
        most,
        holdsAt: now,
      })
      return { rows: (await currentLines(table, items, now)).map(readListItem), cursor: next }
    },
  }
}

/** The lines whose generation is current: not those of an expired or replaced record (GATE-4). */
async function currentLines(table: ConsentTable, lines: readonly Item[], now: string): Promise<Item[]> {
  const generations = new Map<string, string>()
  for (const people of chunksOf([...new Set(lines.map(({ pk }) => pk?.S ?? ''))], KEYS_PER_REQUEST)) {
    const keys = people.map((pk) => marshall({ pk, sk: RECORD }))
    for (const record of await batchGet(table, keys, ['pk', 'life', 'expiresAt'])) {
      const head = currentRecord(headOfRecord.parse(unmarshall(record)), now)
      if (head) generations.set(head.pk, head.life)
    }
  }
  return lines.filter(({ pk, sk }) => generations.get(pk?.S ?? '') === generationOfLine(sk?.S ?? ''))
}

const headOfRecord = z.object({
  pk: z.string(),
  life: z.string(),
  expiresAt: z._default(z.nullable(z.int()), null),
})

/** Index sort keys begin with status and date, so the date that ends a period sorts before every line that began then. */
function keyRangesOf(
  { tenant, program, since = '', until = '~' }: ListQuery,
  status: ListStatus,
): KeyRange[] {
  const between = [`${status}#${since}`, `${status}#${until}`] as const
  return shards.map((shard) => ({ list: listPartition(tenant, program, shard), between }))
}

const listItem = z.object({
  to: z.string(),
  program: z.nullable(z.string()),
  status: z.enum(LIST_STATUSES),
  since: z.string(),
  level: z.nullable(z.enum(LEVELS)),
  medium: z.nullable(z.enum(GRANT_MEDIA)),
})

function readListItem(item: Item): ListRow {
  return listItem.parse(unmarshall(item))
}
