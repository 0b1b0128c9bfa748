import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { afterAll, inject } from 'vitest'
import type { ConsentTable } from '../../lambdas/adapters/core/dynamodb-client.ts'
import { engineClient } from '../engine-client.ts'
import { newTable } from '../table.ts'
import { openWire, originAt, type Wire } from './wire.ts'

/** Gives up sooner than the deployed client, and yet not because the machine is busy. */
const IMPATIENT: DynamoDBClientConfig = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 1000, throwOnRequestTimeout: true },
}

/** A table in the real engine, reached over a wire on which things can go wrong, and directly. */
export interface WiredTable {
  wire: Wire
  wired: ConsentTable
  direct: ConsentTable
}

const opened: (() => Promise<void>)[] = []
afterAll(async () => void (await Promise.all(opened.map((close) => close()))))

/** A new {@link WiredTable}, whose wire is taken down after the tests of the file. */
export async function newWiredTable(): Promise<WiredTable> {
  return wiredTo(await newTable())
}

/** A table with a wire to it. */
export async function wiredTo(direct: ConsentTable): Promise<WiredTable> {
  const wire = await openWire(originAt(inject('engine')))
  const client = engineClient({ ...IMPATIENT, endpoint: wire.endpoint })
  opened.push(async () => {
    client.destroy()
    await wire.stop()
  })
  return { wire, direct, wired: { client, tableName: direct.tableName } }
}
