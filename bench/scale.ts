import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { eventKey } from '../lambdas/adapters/core/keys.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { startEngine } from '../local/engine/engine.ts'
import { gateOn } from './rig/gate-on.ts'
import { type Comparison, compare } from './rig/interleaved.ts'
import { PERSON, person, recordKeyOf, sampleRecord, writeItems, writePeople } from './rig/people.ts'
import { benchTable } from './rig/table.ts'

const TIMES = 3000
const WARM_UP = 500
const EVENTS = 10_000
const SMALL_TABLE = 1000

/** The time of the same decision with more data. */
export interface ScaleBench {
  /** For a person with 10,000 events, relative to a person with one event. */
  history: Comparison
  /** For random people in a large table, relative to a small table. */
  table: Comparison
}

/** Asks the gate with little and with much data, in a separate engine. */
export async function benchScale(definitions: Definitions, many: number): Promise<ScaleBench> {
  const dataFolder = mkdtempSync(join(memoryFolder(), 'assent-bench-'))
  const engine = await startEngine({ dataFolder })
  try {
    const tableOf = (name: string) => benchTable(engine.endpoint, definitions, { name, stream: false })
    const small = await tableOf('small')
    const large = await tableOf('large')
    const sample = await sampleRecord(small, definitions)
    const event = await sampleEvent(small)
    await writePeople(engine.endpoint, small.tableName, sample, SMALL_TABLE)
    await writePeople(engine.endpoint, large.tableName, sample, many)
    await writeEvents(engine.endpoint, small, event, person(0), 1)
    await writeEvents(engine.endpoint, small, event, person(1), EVENTS)
    const ask = (gate: ReturnType<typeof gateOn>, to: () => string) => async () => {
      const answer = await gate({ program: 'acme-alerts', to: to() })
      if (!('decision' in answer) || answer.decision !== 'allow') throw new Error('unexpected answers')
    }
    const anyOf = (count: number) => () => person(Math.floor(Math.random() * count))
    const [inSmall, inLarge] = [gateOn(small, definitions), gateOn(large, definitions)]
    return {
      history: await compareWarm(
        ask(inSmall, () => person(0)),
        ask(inSmall, () => person(1)),
      ),
      table: await compareWarm(ask(inSmall, anyOf(SMALL_TABLE)), ask(inLarge, anyOf(many))),
    }
  } finally {
    await engine.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function compareWarm(
  baseline: () => Promise<void>,
  measured: () => Promise<void>,
): Promise<Comparison> {
  await compare(WARM_UP, baseline, measured)
  return compare(TIMES, baseline, measured)
}

/** A folder in memory if there is one: writing a million records is four times as fast there. */
function memoryFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}

/** An event of the sample person's ledger, as JSON. */
async function sampleEvent({ client, tableName }: ConsentTable): Promise<string> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
      ExpressionAttributeValues: { ':pk': recordKeyOf(PERSON).pk, ':event': { S: 'event#' } },
      Limit: 1,
    }),
  )
  return JSON.stringify(Items[0])
}

function writeEvents(
  endpoint: string,
  { tableName }: ConsentTable,
  event: string,
  to: string,
  count: number,
): Promise<void> {
  const {
    life: { S: life },
  } = JSON.parse(event) as { life: { S: string } }
  return writeItems(endpoint, tableName, count, (i) =>
    event.replaceAll(PERSON, to).replace(eventKey(life, 1), eventKey(life, i + 1)),
  )
}
