import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import pMap from 'p-map'
import type { ConsentTable } from '../../lambdas/adapters/core/dynamodb-client.ts'
import { RECORD } from '../../lambdas/adapters/core/keys.ts'
import { createHistory } from '../../lambdas/adapters/retention/dynamodb-history.ts'
import { execute } from '../../lambdas/application/core/execute.ts'
import { systemClock } from '../../lambdas/application/core/ports/clock.ts'
import places from '../../lambdas/domain/hours/places.json' with { type: 'json' }
import type { Definitions } from '../../lambdas/domain/tenant/definitions.ts'
import { createExecution } from '../../lambdas/handlers/wiring/execution.ts'
import { callEngine } from '../../local/engine/engine-request.ts'

/** The person whose record is copied for all others. */
export const PERSON = '+12065550142'

/** Opts the person in to both of the tenant's programs by text, and returns the record's item as JSON. */
export async function sampleRecord(table: ConsentTable, definitions: Definitions): Promise<string> {
  const history = createHistory(table, async ({ to }) => to)
  const execution = createExecution(table, definitions, history)
  const text = { type: 'receive_message', tenant: 'acme', to: PERSON, number: '+12065550100' } as const
  for (const body of ['START', 'OFFERS']) {
    await execute(execution, { ...text, body, inboundMessageId: body, at: systemClock() }, body)
  }
  const { Item } = await table.client.send(
    new GetItemCommand({ TableName: table.tableName, Key: recordKeyOf(PERSON) }),
  )
  return JSON.stringify(Item)
}

/** The key of a person's record. */
export function recordKeyOf(to: string) {
  return { pk: { S: `acme#${to}` }, sk: { S: RECORD } }
}

const areas = Object.entries(places)
  .filter(([place]) => place.startsWith('US-'))
  .flatMap(([, prefixes]) => prefixes.split(' '))
  .filter((prefix) => prefix.length === 4)

/** The phone number of a person, from every area code in turn. */
export function person(index: number): string {
  return `+${areas[index % areas.length]}${2_000_000 + Math.floor(index / areas.length)}`
}

/** Writes the record for this many people, directly to the engine without the SDK. */
export function writePeople(
  endpoint: string,
  tableName: string,
  sample: string,
  count: number,
): Promise<void> {
  return writeItems(endpoint, tableName, count, (i) => sample.replaceAll(PERSON, person(i)))
}

const ITEMS_PER_REQUEST = 25
const CONCURRENT_REQUESTS = 8

/** Writes items in the engine's JSON format. */
export async function writeItems(
  endpoint: string,
  tableName: string,
  count: number,
  item: (index: number) => string,
): Promise<void> {
  const requests = Math.ceil(count / ITEMS_PER_REQUEST)
  await pMap(
    Array.from({ length: requests }).keys(),
    async (request) => {
      const first = request * ITEMS_PER_REQUEST
      const length = Math.min(ITEMS_PER_REQUEST, count - first)
      const puts = Array.from({ length }, (_, i) => ({ PutRequest: { Item: JSON.parse(item(first + i)) } }))
      const { UnprocessedItems } = await callEngine<{ UnprocessedItems?: object }>(
        endpoint,
        'DynamoDB_20120810.BatchWriteItem',
        { RequestItems: { [tableName]: puts } },
      )
      if (Object.keys(UnprocessedItems ?? {}).length > 0)
        throw new Error('The engine did not process all items.')
    },
    { concurrency: CONCURRENT_REQUESTS },
  )
}
