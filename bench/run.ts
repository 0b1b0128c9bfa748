import { join } from 'node:path'
import { loadDefinitions } from '../lambdas/definitions/load.ts'
import type { Tenant } from '../lambdas/domain/tenant/definitions.ts'
import { startEngine } from '../local/engine/engine.ts'
import { benchClock, benchFlood, benchLeftOver } from './backlog.ts'
import { benchBatch } from './batch.ts'
import { benchBrands } from './brands.ts'
import { benchConsole } from './console.ts'
import { benchGate } from './gate.ts'
import { benchImport } from './import.ts'
import { benchLoad } from './load.ts'
import { benchPosts } from './posts.ts'
import { benchReading } from './reading.ts'
import { countAll } from './requests.ts'
import { sampleRecord } from './rig/people.ts'
import { ratioOf } from './rig/ratio.ts'
import { benchTable } from './rig/table.ts'
import { benchScale } from './scale.ts'
import { benchSend } from './send.ts'

process.env.AWS_REGION ??= 'us-east-1'
process.env.AWS_ACCESS_KEY_ID ??= 'bench'
process.env.AWS_SECRET_ACCESS_KEY ??= 'bench'

const ROWS = Number(process.env.ROWS ?? 100_000)
const POSTS = Number(process.env.POSTS ?? 200)
const PEOPLE = Number(process.env.PEOPLE ?? 200_000)
const FLOOD = Number(process.env.FLOOD ?? 2_500)
const LEFT_OVER = Number(process.env.LEFT_OVER ?? 6_000)
const BRANDS = Number(process.env.BRANDS ?? 500)
const EXPIRING = Number(process.env.EXPIRING ?? 5_000)
const definitions = loadDefinitions(join(import.meta.dirname, '..', 'programs'))
const engine = await startEngine()
const { endpoint } = engine
const table = await benchTable(endpoint, definitions)
const sample = await sampleRecord(table, definitions)

/** The benchmarks by name, in the order in which they run: the longest is last. */
const benchmarks: Record<string, () => Promise<void>> = {
  gate: async () => {
    console.log('A single check through the gate, 3,000 times in turns with a bare consistent GetItem:')
    for (const { name, ...check } of await benchGate(table, definitions)) {
      console.log(`  ${name}: GetItem ${ms(check.baseline)}, check ${ms(check.measured)}`)
      console.log(`    ${ratioOf(check, '1.10')}`)
    }
  },

  batch: async () => {
    console.log(
      '10,000 numbers in one call through the gate, 8,000 of them with a record, relative to raw BatchGetItem of the same keys:',
    )
    for (const { name, memory, ...call } of await benchBatch(endpoint, table, definitions, sample)) {
      console.log(`  ${name}: BatchGetItem ${ms(call.baseline)}, call ${ms(call.measured)}`)
      console.log(`    ${ratioOf(call, '1.15')}`)
      console.log(
        `    peak memory of three such calls in a separate process, with the deployed bundle and Lambda’s heap limits for 512 MB: ` +
          `${Math.round(memory.peak)} MB (target under 256), ${Math.round(memory.loaded)} MB after loading`,
      )
    }
  },

  send: async () => {
    console.log(
      'A send through the sending gate, 500 times in turns with the same calls made directly to table and provider:',
    )
    const send = await benchSend(endpoint, definitions, sample)
    console.log(`  calls ${ms(send.baseline)}, send ${ms(send.measured)}`)
    console.log(`  ${ratioOf(send, '1.15')}`)
  },

  posts: async () => {
    console.log(
      `Posts to the site with numbers of each kind, ${POSTS} of each in turns: their time must not tell them apart:`,
    )
    const posting = await benchTable(endpoint, definitions, { name: 'posting' })
    for (const { page, medians, difference } of await benchPosts(posting, definitions, POSTS)) {
      const each = Object.entries(medians).map(([kind, median]) => `${kind} ${ms(median)}`)
      console.log(`  ${page}: ${each.join(', ')}`)
      console.log(`    difference ${(100 * difference).toFixed(1)} % (target under 10 %)`)
    }
  },

  console: async () => {
    console.log('The page of a person in the console, asked for by 50 members of staff at once, 20 times:')
    const { alone, together, slowest, bytes } = await benchConsole(endpoint, definitions, 50, 20)
    console.log(`  alone ${ms(alone)}; of 50 at once: median ${ms(together)}, slowest ${ms(slowest)}`)
    console.log(
      `  per page ${ms(together / 50)}, relative to alone ${(together / 50 / alone).toFixed(2)}; ${count(bytes)} bytes (target under 60,000)`,
    )
  },

  load: async () => {
    console.log(
      'Starting the gate’s deployed bundle, 30 new processes in turns with a bare handler that has only the client:',
    )
    const { inside, outside } = await benchLoad()
    const { baseline, measured } = inside.minimum
    console.log(`  loading: bare ${ms(inside.baseline)}, gate ${ms(inside.measured)}`)
    console.log(`    ${ratioOf(inside, '1.15')}; fastest starts ${(measured / baseline).toFixed(3)}`)
    console.log(`  whole process: bare ${ms(outside.baseline)}, gate ${ms(outside.measured)}`)
    console.log(`    ${ratioOf(outside, '1.15')}`)
  },

  brands: async () => {
    console.log(`A deployment of ${BRANDS} brands, relative to one of two:`)
    const { load, bytes, checked, synth } = await benchBrands(BRANDS)
    console.log(`  loading the gate, 30 new processes in turns: ${ms(load.baseline)}, ${ms(load.measured)}`)
    console.log(`    ${ratioOf(load, '1.30')}`)
    console.log(`  definitions in the bundle: ${kb(bytes.few)}, ${kb(bytes.many)}`)
    console.log(`  checking the definitions: ${ms(checked.few)}, ${ms(checked.many)}`)
    console.log(`  synth: ${ms(synth.few)}, ${ms(synth.many)}`)
  },

  scale: async () => {
    console.log('The same check with more data:')
    const { history, table } = await benchScale(definitions, PEOPLE)
    console.log(`  10,000 events of the person, relative to one: ${ratioOf(history, '1.05')}`)
    console.log(
      `  ${count(PEOPLE)} people in the table, relative to 1,000${PEOPLE < 1_000_000 ? ' (PEOPLE=1000000 writes a million, which takes minutes)' : ''}: ` +
        ratioOf(table, '1.05'),
    )
  },

  reading: async () => {
    console.log(
      'Reading messages, relative to one compiled regular expression of keywords on the same texts:',
    )
    const reading = benchReading(definitions.tenants[0] as Tenant)
    console.log(
      `  ${reading.messages} messages, ${Math.round(reading.perSecond)} per second, ${reading.microseconds.toFixed(0)} µs each, ` +
        `ratio ${reading.ratio.toFixed(0)}`,
    )
  },

  requests: async () => {
    console.log('Requests to DynamoDB:')
    const counting = await benchTable(endpoint, definitions, { name: 'counting' })
    for (const { name, requests } of await countAll(counting, definitions)) {
      const units = requests.map(({ operation, capacityUnits }) =>
        operation === 'GetItemCommand' && capacityUnits !== undefined
          ? `${operation} (${capacityUnits} read unit)`
          : operation,
      )
      console.log(`  ${name}: ${requests.length} (${units.join(', ')})`)
    }
  },

  backlog: async () => {
    console.log('What piles up:')
    const flood = await benchFlood(FLOOD)
    console.log(
      `  ${count(flood.texts)} texts from one number: stops of others counted after ${seconds(flood.typical)}, the slowest after ${seconds(flood.slowest)}`,
    )
    const counting = await benchTable(endpoint, definitions, { name: 'left-over', stream: false })
    const left = await benchLeftOver(counting, definitions, LEFT_OVER)
    console.log(
      `  ${count(left.replies)} replies left over: one run of the sweep serves ${count(left.served)} entries, and begins with the last shard after ${seconds(left.lastShardBegins)}`,
    )
    const clock = await benchClock(EXPIRING)
    console.log(`  ${count(EXPIRING)} records that expire: the local clock answers after ${seconds(clock)}`)
  },

  import: async () => {
    console.log(
      `Importing ${count(ROWS)} rows, relative to the same requests sent directly, batch by batch in turns (set ROWS= for another number):`,
    )
    const imported = await benchImport(endpoint, definitions, ROWS, (done) =>
      console.log(`  … ${count(done)} rows`),
    )
    console.log(
      `  ${Math.round(imported.perSecond)} rows per second, ${imported.requestsPerRow.toFixed(2)} requests per row, ` +
        `ratio ${imported.ratio.toFixed(2)} (target at least 0.90); ` +
        `peak memory ${Math.round(imported.peak)} MB, ${Math.round(imported.peakEarly)} MB after a tenth of the rows`,
    )
  },
}

function ms(duration: number): string {
  return `${duration.toFixed(3)} ms`
}

function kb(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function count(number: number): string {
  return number.toLocaleString('en')
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !Object.hasOwn(benchmarks, name))
try {
  if (unknown.length > 0)
    console.error(
      `Unknown benchmark: ${unknown.join(', ')}. Choose from ${Object.keys(benchmarks).join(', ')}; without a name all of them run.`,
    )
  else
    for (const [name, run] of Object.entries(benchmarks))
      if (chosen.length === 0 || chosen.includes(name)) await run()
} finally {
  await engine.stop()
}
process.exit(unknown.length > 0 ? 1 : 0)
