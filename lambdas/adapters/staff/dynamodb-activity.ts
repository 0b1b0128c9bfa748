import { randomBytes } from 'node:crypto'
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import {
  ACTIVITY_DAYS,
  type Activity,
  type ActivityQuery,
  type ActivityStore,
} from '../../application/staff/activity.ts'
import { after, DAY, epochSeconds } from '../../domain/core/time.ts'
import { CONSOLE_ACTIONS } from '../../domain/core/vocabulary.ts'
import { readCursor, writeCursor } from '../core/cursor.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { activityPartition } from '../core/keys.ts'

/** The most lines of a page, and the most months that one page looks through. */
const PAGE = 50
const MONTHS = 6

const item = z.object({
  sk: z.string(),
  at: z.string(),
  by: z.string(),
  action: z.enum(CONSOLE_ACTIONS),
  person: z.nullable(z.string()),
})
const place = z.strictObject({ month: z.string(), before: z.nullable(z.string()) })

/** Where reading goes on: in a month, before a line of it. */
type Place = z.infer<typeof place>

/** Stores what staff did in the console, in one partition per tenant and month, so that no list of a tenant grows for ever. */
export function createActivityStore(table: ConsentTable): ActivityStore {
  return {
    keep: async (tenant, activity, until) => {
      const key = {
        pk: activityPartition(tenant, monthOf(activity.at)),
        sk: `${activity.at}#${randomBytes(6).toString('hex')}`,
      }
      const Item = marshall({ ...key, ...activity, expiresAt: epochSeconds(until) })
      await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }))
    },
    page: (query, now) => page(table, query, now),
  }
}

async function page(
  table: ConsentTable,
  query: ActivityQuery,
  now: string,
): Promise<{ activity: Activity[]; cursor: string | null }> {
  const within = [query.tenant, 'activity', query.person ?? '']
  const oldest = monthOf(after(now, -ACTIVITY_DAYS * DAY))
  let at: Place | null = readCursor(within, place, query.cursor) ?? { month: monthOf(now), before: null }
  const activity: Activity[] = []
  for (let months = 0; at && months < MONTHS && activity.length < PAGE; months++) {
    const read: { activity: Activity[]; last: string | null } = await readMonth(
      table,
      query,
      at,
      PAGE - activity.length,
    )
    activity.push(...read.activity)
    if (read.last !== null) at = { month: at.month, before: read.last }
    else at = at.month > oldest ? { month: monthBefore(at.month), before: null } : null
  }
  return { activity, cursor: at && writeCursor(within, at) }
}

/** The lines of a month, newest first; `last` where there are more. */
async function readMonth(
  { client, tableName }: ConsentTable,
  { tenant, person }: ActivityQuery,
  { month, before }: Place,
  most: number,
): Promise<{ activity: Activity[]; last: string | null }> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: before === null ? 'pk = :pk' : 'pk = :pk AND sk < :before',
      ...(person !== undefined && { FilterExpression: 'person = :person' }),
      ExpressionAttributeValues: marshall({
        ':pk': activityPartition(tenant, month),
        ...(before !== null && { ':before': before }),
        ...(person !== undefined && { ':person': person }),
      }),
      ScanIndexForward: false,
      // A person's few lines are found among many others.
      Limit: person === undefined ? most : 1000,
    }),
  )
  const found = Items.map((each) => item.parse(unmarshall(each)))
  const taken = found.slice(0, most)
  const cut = taken.length < found.length ? (taken.at(-1)?.sk ?? null) : null
  return {
    activity: taken.map(({ sk: _, ...activity }) => activity),
    last: cut ?? LastEvaluatedKey?.sk?.S ?? null,
  }
}

function monthOf(instant: string): string {
  return instant.slice(0, 7)
}

function monthBefore(month: string): string {
  return monthOf(after(`${month}-01T00:00:00.000Z`, -DAY))
}
