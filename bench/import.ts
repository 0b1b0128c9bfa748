import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import pMap from 'p-map'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { checkNumber } from '../lambdas/adapters/core/numbering-plan.ts'
import { createHistory } from '../lambdas/adapters/retention/dynamodb-history.ts'
import { recordCheckedRows } from '../lambdas/application/staff/record-checked-rows.ts'
import { contentHash } from '../lambdas/definitions/content-hash.ts'
import { noEvidence } from '../lambdas/domain/core/evidence.ts'
import type { ConsentRow } from '../lambdas/domain/staff/consent-row.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { createExecution } from '../lambdas/handlers/wiring/execution.ts'
import { captureRequests, type Sent } from './rig/sent.ts'
import { benchTable } from './rig/table.ts'

const BATCH = 500
const CONCURRENCY = 25

/** The speed of an import, relative to the same requests sent directly, batch by batch in turns. */
export interface ImportBench {
  rows: number
  perSecond: number
  /** Rows per second, relative to the direct requests. */
  ratio: number
  requestsPerRow: number
  /** Peak resident memory in MB, after the first tenth of the rows and after all rows. */
  peakEarly: number
  peak: number
}

/** Imports rows of new numbers; sends each batch's requests directly to a second, identical table too. */
export async function benchImport(
  endpoint: string,
  definitions: Definitions,
  rows: number,
  progress: (done: number) => void,
): Promise<ImportBench> {
  // Without streams, which have no readers here.
  const table = await benchTable(endpoint, definitions, { name: 'imported', stream: false })
  const second = await benchTable(endpoint, definitions, { name: 'direct', stream: false })
  const tenant = definitions.tenantById.get('acme')
  if (!tenant) throw new Error('The benchmark needs the tenant acme.')
  const sent = captureRequests(table.client)
  const history = createHistory(table, async ({ to }) => contentHash(to))
  const recording = {
    ...createExecution(table, definitions, history),
    checkNumber,
    contentHash,
    log: () => {},
  }
  const options = { via: 'import', confirm: false, by: 'bench', requestId: 'bench' } as const
  const total = { imported: 0, direct: 0, requests: 0 }
  let peak = 0
  let peakEarly = 0
  for (let from = 0; from < rows; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => rowOf(from + i))
    const start = performance.now()
    const results = await recordCheckedRows(recording, tenant, batch, options)
    const end = performance.now()
    if (results.some(({ result }) => result !== 'recorded')) throw new Error('A row was not recorded.')
    total.requests += sent.length
    const groups = groupByPerson(sent.splice(0), batch)
    const directStart = performance.now()
    await pMap(groups, (group) => replay(second, group), { concurrency: CONCURRENCY })
    total.direct += performance.now() - directStart
    total.imported += end - start
    peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20)
    if (from <= rows / 10) peakEarly = peak
    if (from % (rows / 10) === 0) progress(from)
  }
  return {
    rows,
    perSecond: (rows / total.imported) * 1000,
    ratio: total.direct / total.imported,
    requestsPerRow: total.requests / rows,
    peakEarly,
    peak,
  }
}

function rowOf(index: number): ConsentRow {
  return {
    program: 'acme-alerts',
    to: `+1206${String(1_000_000 + index)}`,
    status: 'opted_in',
    level: 'express_written',
    medium: 'paper_form',
    at: '2026-01-15T09:30:00.000Z',
    evidence: {
      ...noEvidence,
      callToAction: 'Yes, text me about my orders at Acme.',
      language: 'en',
      action: 'signed',
      identity: `customer ${index}`,
      collectedBy: 'front desk',
      reference: `form ${index}`,
    },
  }
}

/** Groups requests by person, in order. */
function groupByPerson(requests: readonly Sent[], batch: readonly ConsentRow[]): Sent[][] {
  const people = new Map(batch.map(({ to }) => [contentHash(to), to]))
  const groups = Map.groupBy(requests, ({ input }) => {
    const [, number = ''] = /"(?:acme|tombstone)#([^"]+)"/.exec(JSON.stringify(input)) ?? []
    return people.get(number) ?? number
  })
  return [...groups.values()]
}

async function replay({ client, tableName: TableName }: ConsentTable, group: readonly Sent[]): Promise<void> {
  for (const { name, input } of group) {
    switch (name) {
      case 'GetItemCommand':
        await client.send(new GetItemCommand({ ...input, TableName }))
        break
      case 'QueryCommand':
        await client.send(new QueryCommand({ ...input, TableName }))
        break
      case 'PutItemCommand':
        await client.send(new PutItemCommand({ ...input, TableName, ConditionExpression: undefined }))
        break
      case 'TransactWriteItemsCommand':
        await client.send(
          new TransactWriteItemsCommand({ ...input, TransactItems: withTableName(TableName, input) }),
        )
        break
    }
  }
}

function withTableName(TableName: string, { TransactItems = [] }: TransactWriteItemsCommandInput) {
  return TransactItems.map(({ Put, Update }) => ({
    ...(Put && { Put: { ...Put, TableName } }),
    ...(Update && { Update: { ...Update, TableName } }),
  }))
}
