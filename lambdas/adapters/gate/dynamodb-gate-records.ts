import { type AttributeValue, GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { GateRecord, GateRecordReader } from '../../application/gate/check.ts'
import type { Question } from '../../domain/gate/gate.ts'
import { batchGet, chunksOf, KEYS_PER_REQUEST } from '../core/batch-get.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { partitionOf, RECORD, subjectOf } from '../core/keys.ts'
import { readGateRecordItem } from './gate-record-item.ts'

type Item = Record<string, AttributeValue>

/** Reads gate records from the consent table, always by strongly consistent reads (GATE-5). */
export function createGateRecordReader(table: ConsentTable): GateRecordReader {
  return {
    read: (question, to) => read(table, question, to),
    readMany: (question, numbers) => readMany(table, question, numbers),
  }
}

/** One request, one read unit up to 4 KB. */
async function read(
  { client, tableName }: ConsentTable,
  question: Question,
  to: string,
): Promise<GateRecord | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: tableName,
      Key: keyOf(question, to),
      ConsistentRead: true,
    }),
  )
  return Item && readGateRecordItem(Item, question)
}

const REQUESTS_AT_ONCE = 8

async function readMany(
  table: ConsentTable,
  question: Question,
  numbers: readonly string[],
): Promise<Map<string, GateRecord>> {
  const found = new Map<string, GateRecord>()
  const batches = chunksOf(numbers, KEYS_PER_REQUEST)
  const work = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const keys = batch.map((to) => keyOf(question, to))
      for (const item of await batchGet(table, keys)) {
        found.set(subjectOf(item.pk?.S ?? '').to, readGateRecordItem(item, question))
      }
    }
  }
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work))
  return found
}

function keyOf({ tenant }: Question, to: string): Item {
  return { pk: { S: partitionOf({ tenant: tenant.id, to }) }, sk: { S: RECORD } }
}
