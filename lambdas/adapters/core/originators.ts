import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { readOptionalEnvironment } from '../../environment.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { SIMULATOR } from './keys.ts'

/** The defined numbers and the actual ones behind them: they differ only where a simulator number stands in for one. */
export interface Originators {
  defined(actual: string): Promise<string>
  actual(defined: string): Promise<string>
}

const asDefined: Originators = {
  defined: async (actual) => actual,
  actual: async (defined) => defined,
}

/** The numbers of this deployment, from its environment variables. */
export function originatorsOf(table: ConsentTable): Originators {
  const { SIMULATED_NUMBER: simulated } = readOptionalEnvironment(['SIMULATED_NUMBER'])
  return simulated === undefined ? asDefined : createSimulatedOriginators(table, simulated)
}

/** The number stack's simulator number stands in for one defined number; it is read from the table once. */
export function createSimulatedOriginators(table: ConsentTable, simulated: string): Originators {
  let known: string | undefined
  const simulator = async () => {
    known ??= await readSimulator(table)
    return known
  }
  return {
    defined: async (actual) => (actual === (await simulator()) ? simulated : actual),
    actual: async (defined) => (defined === simulated ? ((await simulator()) ?? defined) : defined),
  }
}

async function readSimulator({ client, tableName }: ConsentTable): Promise<string | undefined> {
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: marshall(SIMULATOR) }))
  return Item?.number?.S
}
