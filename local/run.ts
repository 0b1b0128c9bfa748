import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UserFacingError } from '../lambdas/user-facing-error.ts'
import { LOCAL_URL } from '../lib/settings.ts'
import { startEngine } from './engine/engine.ts'
import { openOrigin } from './http/server.ts'
import { leavesOutLinks } from './links.ts'
import { progress } from './progress.ts'
import { openState } from './state.ts'
import { synthesize } from './synthesize.ts'
import { buildSystem } from './system.ts'
import { readAssembly } from './template/assembly.ts'

const { step, print } = progress(process.stdout)
const cleanups: (() => unknown)[] = []
let stopping = false

/** Runs the whole system on this machine until it receives a signal. */
async function start(): Promise<void> {
  const { port, dataFolder, assembly, cold } = options()
  const origin = await openOrigin(port)
  cleanups.push(origin.close)
  const state = openState(dataFolder)
  cleanups.push(state.close)
  const [engine, synthesized] = await Promise.all([
    startEngine(dataFolder ? { dataFolder } : {}).then((started) => {
      cleanups.push(started.stop)
      void started.died.then(() => fail(ENGINE_DIED))
      return started
    }),
    assembly ?? synthesizeAssembly(dataFolder, origin.url),
  ])
  step('Starting the functions …')
  const report = (line: string) => {
    if (!stopping) print(`! ${line}`)
  }
  const system = await buildSystem({
    synthesized: readAssembly(synthesized),
    origin: origin.url,
    engine: engine.endpoint,
    state,
    log: process.env.ASSENT_LOGS ? (line) => process.stderr.write(line) : () => {},
    report,
  })
  cleanups.push(system.stop)
  origin.serve(system.services, report)
  await system.start({ cold })
  print(`The table is ${system.tableNames.join(', ')}.`)
  print(`Assent is ready at ${origin.url}`)
}

interface Options {
  port: number
  dataFolder: string | undefined
  assembly: string | undefined
  cold: boolean
}

function options(): Options {
  const { assembly, cold = false } = flags()
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UserFacingError('PORT must be a number from 0 to 65535, for example `PORT=3001 npm start`.')
  }
  const dataFolder = process.env.ASSENT_DATA ? resolve(process.env.ASSENT_DATA) : undefined
  if (dataFolder) makeFolder(dataFolder)
  return { port, dataFolder, assembly, cold }
}

function flags(): { assembly?: string | undefined; cold?: boolean | undefined } {
  try {
    return parseArgs({ options: { assembly: { type: 'string' }, cold: { type: 'boolean' } } }).values
  } catch {
    throw new UserFacingError(
      'The only options are --assembly, with the folder of a synthesized assembly, and --cold, to load functions when they are first invoked.',
    )
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new UserFacingError(
      `ASSENT_DATA is set to ${folder}, which cannot be created as a folder: use another path.`,
    )
  }
}

async function synthesizeAssembly(dataFolder: string | undefined, origin: string): Promise<string> {
  step('Bundling the functions …')
  const folder = dataFolder ? join(dataFolder, 'assembly') : mkdtempSync(join(tmpdir(), 'assent-'))
  if (!dataFolder) cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  await synthesize(folder, leavesOutLinks() ? { [LOCAL_URL]: `${origin}/` } : {})
  return folder
}

const ENGINE_DIED =
  'The embedded DynamoDB engine stopped unexpectedly, so this run has ended: start it again with `npm start`.'

/** Prints one sentence and ends the run. */
async function fail(sentence: string): Promise<void> {
  stopping = true
  step('')
  console.error(sentence)
  await stop(1)
}

async function stop(code: number): Promise<void> {
  stopping = true
  for (const cleanUp of cleanups.reverse().splice(0)) await cleanUp()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))

try {
  await start()
} catch (error) {
  if (!(error instanceof UserFacingError)) throw error
  await fail(error.message)
}
