import { parseArgs } from 'node:util'
import { readMessage } from '../../lambdas/domain/classify/read-message.ts'
import { blindCorpus, devCorpus, LANGUAGES, type Message } from '../../test/corpora/corpus.ts'
import { acme } from '../../test/fixtures.ts'
import { type Measured, readAll, share } from './measure.ts'

const KINDS = ['stop', 'start', 'help', 'yes', 'unsure', 'other'] as const
const SPEED_ROUNDS = 10

/** What was read of each class of messages in each language. */
function printCounts(measured: readonly Measured[]) {
  const groups = Map.groupBy(
    measured,
    ({ message }) => `${message.language.padEnd(5)}  ${message.class.padEnd(8)}  ${message.label.padEnd(6)}`,
  )
  for (const [group, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = Map.groupBy(members, ({ read }) => read)
    const counts = KINDS.flatMap((kind) => (read.has(kind) ? `${kind} ${read.get(kind)?.length}` : []))
    console.log(`  ${group}  ${String(members.length).padStart(4)} read as ${counts.join(', ')}`)
  }
}

function printRecallAndPrecision(measured: readonly Measured[]) {
  const stops = (language?: string) => (message: Message) =>
    message.label === 'stop' && (!language || message.language === language)
  for (const language of [...LANGUAGES, undefined]) {
    const here = measured.filter(({ message }) => !language || message.language === language)
    const readAsStop = here.filter(({ read }) => read === 'stop')
    const right = readAsStop.filter(({ message }) => message.label !== 'other')
    const recall = share(here, stops(language), 'stop').toFixed(1)
    const caught = share(here, stops(language), 'stop', 'unsure').toFixed(1)
    const precision = ((100 * right.length) / Math.max(readAsStop.length, 1)).toFixed(1)
    console.log(
      `  ${(language ?? 'all').padEnd(6)} stops read as stop ${recall} %, as stop or unsure ${caught} %; precision ${precision} %`,
    )
  }
}

function printClasses(measured: readonly Measured[]) {
  for (const kind of ['ordinary', 'near'] as const) {
    const pick = (message: Message) => message.class === kind && message.label === 'other'
    const [stop, unsure] = [share(measured, pick, 'stop'), share(measured, pick, 'unsure')]
    console.log(`  ${kind.padEnd(8)} read as stop ${stop.toFixed(2)} %, as unsure ${unsure.toFixed(2)} %`)
  }
}

function printMisses(measured: readonly Measured[]) {
  for (const { message, read } of measured.filter(({ message, read }) => message.label !== read)) {
    const { rule } = readMessage(message.text, acme)
    console.log(
      `  ${message.language} ${message.label} read as ${read}: ${JSON.stringify(message.text)} (${rule})`,
    )
  }
}

function printSpeed(messages: readonly Message[]) {
  const start = performance.now()
  for (let round = 0; round < SPEED_ROUNDS; round++) readAll(messages)
  const perSecond = (1000 * SPEED_ROUNDS * messages.length) / (performance.now() - start)
  console.log(`${Math.round(perSecond).toLocaleString('en')} messages per second`)
}

function printReport(name: string, messages: readonly Message[], misses: boolean) {
  const measured = readAll(messages)
  console.log(`${name}: ${messages.length} messages`)
  printCounts(measured)
  printRecallAndPrecision(measured)
  printClasses(measured)
  if (misses) printMisses(measured)
}

const { values } = parseArgs({
  options: { 'blind-misses': { type: 'boolean' }, 'dev-only': { type: 'boolean' } },
})
printReport('Tuned on (dev)', devCorpus(), true)
if (!values['dev-only']) printReport('Never tuned on (blind)', blindCorpus(), values['blind-misses'] === true)
printSpeed(devCorpus())
