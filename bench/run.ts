import { join } from 'node:path'
import { createHistory } from '../lambdas/adapters/dynamodb-history.ts'
import { createExecution } from '../lambdas/adapters/execution.ts'
import { systemClock } from '../lambdas/application/clock.ts'
import { execute } from '../lambdas/application/execute.ts'
import { loadDefinitions } from '../lambdas/definitions/load.ts'
import type { Tenant } from '../lambdas/domain/definitions.ts'
import { startEngine } from '../local/engine.ts'
import { benchGate } from './gate.ts'
import { benchImport } from './import.ts'
import { benchReading } from './reading.ts'
import { countAll } from './requests.ts'
import { benchTable } from './table.ts'

process.env.AWS_REGION ??= 'us-east-1'
process.env.AWS_ACCESS_KEY_ID ??= 'bench'
process.env.AWS_SECRET_ACCESS_KEY ??= 'bench'

const ROWS = Number(process.env.ROWS ?? 100_000)
const definitions = loadDefinitions(join(import.meta.dirname, '..', 'programs'))
const engine = await startEngine()
try {
  const table = await benchTable(engine.endpoint, definitions)
  const to = '+12065550142'
  const start = {
    type: 'receive_message',
    tenant: 'acme',
    to,
    number: '+12065550100',
    body: 'START',
  } as const
  await execute(
    createExecution(
      table,
      definitions,
      createHistory(table, async ({ to }) => to),
    ),
    { ...start, inboundMessageId: 'bench', at: systemClock() },
    'bench',
  )

  console.log('A single check through the gate, 5,000 times in turns with a bare consistent GetItem:')
  const { baseline, measured, noise } = await benchGate(table, definitions, to)
  console.log(`  GetItem ${baseline.toFixed(3)} ms, check ${measured.toFixed(3)} ms`)
  console.log(`  ratio ${(measured / baseline).toFixed(3)} (target at most 1.10; noise ${noise.toFixed(3)})`)

  console.log(
    'Reading what people write, over one compiled regular expression of keywords on the same texts:',
  )
  const reading = benchReading(definitions.tenants[0] as Tenant)
  console.log(
    `  ${reading.messages} messages, ${Math.round(reading.perSecond)} a second, ${reading.microseconds.toFixed(0)} µs each, ` +
      `ratio ${reading.ratio.toFixed(0)}; one GetItem takes as long as ${Math.round((baseline * 1000) / reading.microseconds)} readings`,
  )

  console.log('Requests to DynamoDB:')
  for (const { what, requests } of await countAll(table, definitions)) {
    const units = requests.map(({ operation, capacityUnits }) =>
      operation === 'GetItemCommand' && capacityUnits !== undefined
        ? `${operation} (${capacityUnits} read unit)`
        : operation,
    )
    console.log(`  ${what}: ${requests.length} (${units.join(', ')})`)
  }

  console.log(
    `Importing ${ROWS.toLocaleString('en')} rows, over the same requests sent bare, a batch in turns (ROWS= takes another number):`,
  )
  const imported = await benchImport(engine.endpoint, definitions, ROWS, (done) =>
    console.log(`  … ${done.toLocaleString('en')} rows`),
  )
  console.log(
    `  ${Math.round(imported.perSecond)} rows a second, ${imported.requestsPerRow.toFixed(2)} requests a row, ` +
      `ratio ${imported.ratio.toFixed(2)} (target at least 0.90); ` +
      `peak memory ${Math.round(imported.peak)} MB, ${Math.round(imported.peakEarly)} MB after a tenth of the rows`,
  )
} finally {
  await engine.stop()
}
process.exit(0)
