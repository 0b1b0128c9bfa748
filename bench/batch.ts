import { type AttributeValue, BatchGetItemCommand } from '@aws-sdk/client-dynamodb'
import { chunksOf } from '../lambdas/adapters/core/batch-get.ts'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { batchMemory, type Memory } from './batch-memory.ts'
import { gateOn } from './rig/gate-on.ts'
import { byDay } from './rig/hour-clock.ts'
import { type Comparison, compare } from './rig/interleaved.ts'
import { person, recordKeyOf, writePeople } from './rig/people.ts'

const NUMBERS = 10_000
const RECORDS = 8_000
const TIMES = 12
const WARM_UP = 1

/** The time of a call for 10,000 numbers, and the memory of its process. */
export interface BatchBench extends Comparison {
  name: string
  memory: Memory
}

/** Measures one call for 10,000 numbers through the gate's handler, relative to raw reads of the same keys at the same concurrency. */
export async function benchBatch(
  endpoint: string,
  table: ConsentTable,
  definitions: Definitions,
  sample: string,
): Promise<BatchBench[]> {
  await writePeople(endpoint, table.tableName, sample, RECORDS)
  const to = Array.from({ length: NUMBERS }, (_, i) => person(i))
  const keys = to.map(recordKeyOf)
  const gate = gateOn(table, definitions, byDay)
  const benches: BatchBench[] = []
  for (const { name, program } of [
    { name: 'informational', program: 'acme-alerts' },
    { name: 'promotional', program: 'acme-offers' },
  ]) {
    const ask = () => gate({ program, to })
    const answer = await ask()
    if (!('counts' in answer) || answer.counts.deny !== NUMBERS - RECORDS)
      throw new Error('unexpected answers')
    const read = () => readAll(table, keys)
    await compare(WARM_UP, read, ask)
    const comparison = await compare(TIMES, read, ask)
    benches.push({ name, ...comparison, memory: batchMemory(endpoint, table.tableName, { program, to }) })
  }
  return benches
}

async function readAll(
  { client, tableName }: ConsentTable,
  keys: readonly Record<string, AttributeValue>[],
): Promise<void> {
  const batches = chunksOf(keys, 100)
  const work = async () => {
    for (let Keys = batches.shift(); Keys; Keys = batches.shift()) {
      await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
      )
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
}
