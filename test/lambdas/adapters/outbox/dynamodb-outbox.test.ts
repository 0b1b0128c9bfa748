import { expect, test } from 'vitest'
import type { ConsentTable } from '../../../../lambdas/adapters/core/dynamodb-client.ts'
import { dueOutbox, leaseOutbox } from '../../../../lambdas/adapters/outbox/dynamodb-outbox.ts'
import { type DueOutboxKey, sweepOutbox } from '../../../../lambdas/application/outbox/sweep.ts'
import { after, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { leaveReplies, shardOfKey } from '../../../leftovers.ts'
import { NOON } from '../../../system.ts'
import { newTable } from '../../../table.ts'

/** A table whose outbox is left with so many replies of each shard. */
async function tableWith(perShard: number): Promise<ConsentTable> {
  const table = await newTable()
  await leaveReplies(table, perShard)
  return table
}

/** One run of the sweep, which has time for so many items; answers how many of each shard it handed over. */
async function sweepAt(table: ConsentTable, now: string, items: number): Promise<number[]> {
  const shards = Array.from({ length: 8 }, () => 0)
  let taken = 0
  const nothing = async () => {}
  await sweepOutbox({
    clock: () => now,
    due: (at) => dueOutbox(table, at),
    lease: (item, until) => {
      taken++
      return leaseOutbox(table, item, until)
    },
    relay: {
      publish: nothing,
      delete: nothing,
      enqueue: async ({ pk }) => {
        shards[shardOfKey(pk)]! += 1
      },
    },
    isOver: () => taken >= items,
  })
  return shards
}

async function firstDue(table: ConsentTable, now: string): Promise<DueOutboxKey> {
  for await (const [item] of dueOutbox(table, now)) if (item) return item
  throw new Error('nothing is due')
}

test('EVT-2: a run that ends early has served every shard alike, the next serves the rest, and none is served twice', async () => {
  const table = await tableWith(30)
  const first = await sweepAt(table, NOON, 200)
  expect(Math.min(...first)).toBeGreaterThanOrEqual(20)
  const second = await sweepAt(table, after(NOON, MINUTE), 1000)
  expect(first.map((served, shard) => served + (second[shard] ?? 0))).toEqual(first.map(() => 30))
  const third = await sweepAt(table, after(NOON, 3 * MINUTE), 1000)
  expect(third).toEqual(first.map(() => 30))
})

test('EVT-2: each minute another shard comes first', async () => {
  const table = await tableWith(1)
  const firsts = new Set<number>()
  for (let minute = 0; minute < 8; minute++) {
    const item = await firstDue(table, after(NOON, minute * MINUTE))
    firsts.add(shardOfKey(item.pk))
  }
  expect(firsts.size).toBe(8)
})

test('EVT-2: of two who take the same item one gets it', async () => {
  const table = await tableWith(1)
  const item = await firstDue(table, NOON)
  const taken = await Promise.all([1, 2, 3].map(() => leaseOutbox(table, item, after(NOON, MINUTE))))
  expect(taken.filter((each) => each !== undefined)).toHaveLength(1)
})
