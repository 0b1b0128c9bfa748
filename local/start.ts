import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UserFacingError } from '../lambdas/user-facing-error.ts'
import { startEngine } from './engine/engine.ts'
import { openOrigin } from './http/server.ts'
import { progress } from './progress.ts'
import { openState } from './state.ts'
import { synthesize } from './synthesize.ts'
import { buildSystem } from './system.ts'
import { readAssembly } from './template/assembly.ts'

const { step, say } = progress(process.stdout)
const closing: (() => unknown)[] = []
let ending = false

/** Runs the whole system on this machine until it is told to end. */
async function start(): Promise<void> {
  const { port, dataFolder, assembly } = options()
  const origin = await openOrigin(port)
  closing.push(origin.close)
  const state = openState(dataFolder)
  closing.push(state.close)
  const [engine, synthesized] = await Promise.all([
    startEngine(dataFolder ? { dataFolder } : {}).then((it) => {
      closing.push(it.stop)
      void it.died.then(() => endWith(ENGINE_DIED))
      return it
    }),
    assembly ?? freshAssembly(dataFolder),
  ])
  step('Starting the functions …')
  const report = (line: string) => {
    if (!ending) say(`! ${line}`)
  }
  const system = await buildSystem({
    synthesized: readAssembly(synthesized),
    origin: origin.url,
    engine: engine.endpoint,
    state,
    log: process.env.ASSENT_LOGS ? (line) => process.stderr.write(line) : () => {},
    report,
  })
  closing.push(system.stop)
  origin.serve(system.services, report)
  await system.work()
  say(`The table is ${system.tableNames.join(', ')}.`)
  say(`Assent is ready at ${origin.url}`)
}

function options(): { port: number; dataFolder: string | undefined; assembly: string | undefined } {
  const { assembly } = flags()
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UserFacingError('PORT is a number from 0 to 65535, as in `PORT=3001 npm start`.')
  }
  const dataFolder = process.env.ASSENT_DATA ? resolve(process.env.ASSENT_DATA) : undefined
  if (dataFolder) makeFolder(dataFolder)
  return { port, dataFolder, assembly }
}

function flags(): { assembly?: string | undefined } {
  try {
    return parseArgs({ options: { assembly: { type: 'string' } } }).values
  } catch {
    throw new UserFacingError('The only flag is --assembly and the folder of a synthesized assembly.')
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new UserFacingError(`ASSENT_DATA names ${folder}, which cannot be made a folder: name another.`)
  }
}

async function freshAssembly(dataFolder: string | undefined): Promise<string> {
  step('Bundling the functions …')
  const folder = dataFolder ? join(dataFolder, 'assembly') : mkdtempSync(join(tmpdir(), 'assent-'))
  if (!dataFolder) closing.push(() => rmSync(folder, { recursive: true, force: true }))
  await synthesize(folder)
  return folder
}

const ENGINE_DIED =
  'The embedded DynamoDB engine has ended unexpectedly, and this run with it: start it again, as with `npm start`.'

/** Says why in one sentence, and ends: nothing works without it. */
async function endWith(sentence: string): Promise<void> {
  ending = true
  step('')
  console.error(sentence)
  await stop(1)
}

async function stop(code: number): Promise<void> {
  ending = true
  for (const close of closing.reverse().splice(0)) await close()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))

try {
  await start()
} catch (error) {
  if (!(error instanceof UserFacingError)) throw error
  await endWith(error.message)
}
