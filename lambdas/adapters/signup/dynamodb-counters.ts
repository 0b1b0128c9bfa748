import { BatchGetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { ConcurrencyError } from '../../application/core/ports/consent-store.ts'
import type { Counter, CounterName, Counters } from '../../application/signup/rate-limit.ts'
import { epochSeconds } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { limitKey } from '../core/keys.ts'
import { overVersion, transact } from '../core/transaction.ts'

const counterItem = z.object({ pk: z.string(), times: z.string(), version: z.int() })

/** Counts requests in the consent table; each counter has its own TTL. */
export function createCounters(table: ConsentTable): Counters {
  return {
    read: (names) => read(table, names),
    write: (counters) => write(table, counters),
  }
}

async function read({ client, tableName }: ConsentTable, names: readonly CounterName[]): Promise<Counter[]> {
  const Keys = names.map((name) => marshall(keyOf(name)))
  const { Responses, UnprocessedKeys } = await client.send(
    new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
  )
  if (UnprocessedKeys?.[tableName]) throw new ConcurrencyError('the table did not return every key')
  const items = (Responses?.[tableName] ?? []).map((item) => counterItem.parse(unmarshall(item)))
  return names.map((name) => {
    const { times = '', version = 0 } = items.find(({ pk }) => pk === keyOf(name).pk) ?? {}
    return { name, times: readTimes(times), version }
  })
}

async function write(table: ConsentTable, counters: readonly (Counter & { until: string })[]): Promise<void> {
  const failed = await transact(
    table,
    counters.map((counter) => putCounter(table, counter)),
  )
  if (failed) throw new ConcurrencyError('another process changed a counter')
}

function putCounter(
  { tableName }: ConsentTable,
  { name, times, version, until }: Counter & { until: string },
): TransactWriteItem {
  const expiresAt = epochSeconds(until)
  return {
    Put: {
      TableName: tableName,
      Item: marshall({ ...keyOf(name), times: writeTimes(times), version: version + 1, expiresAt }),
      ...overVersion(version),
    },
  }
}

/** Encodes times as base-36 epoch milliseconds: 300 of them fit into one read unit. */
function writeTimes(times: readonly string[]): string {
  return times.map((time) => Date.parse(time).toString(36)).join(' ')
}

function readTimes(text: string): string[] {
  return text.split(' ').flatMap((time) => (time ? new Date(Number.parseInt(time, 36)).toISOString() : []))
}

function keyOf({ tenant, what, value }: CounterName) {
  return limitKey(tenant, what, value)
}
