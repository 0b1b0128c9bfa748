import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import { writeChecked } from '../../lambdas/definitions/checked.ts'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import type { Wire } from './wire.ts'

/** A moment at which a process is killed: just before a request of it is passed on, or just after it was worked. */
export interface Moment {
  side: 'before' | 'after'
  /** The request's place among all that the process makes, from 1. */
  place: number
}

let built: Promise<string> | undefined

/** The folder of the worker's bundle, made once: files share their process, and the hooks of one would take it from the next. */
function worker(): Promise<string> {
  built ??= buildWorker()
  return built
}

async function buildWorker(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-worker-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await build({
    entryPoints: ['test/faults/worker.ts'],
    outfile: join(folder, 'worker.cjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  })
  writeChecked(folder, loadDefinitions('programs'))
  return folder
}

/** A delivery to a function. */
export interface Delivery {
  functionName: string
  event: object
}

/** Runs a function in a process of its own, all of whose requests go over the wire; answers what it said. */
export async function runToTheEnd(wire: Wire, tableName: string, delivery: Delivery): Promise<string> {
  const { child, said } = await start(wire, tableName, delivery)
  await once(child, 'exit')
  return said
}

/** Runs a function and kills it with SIGKILL at a moment; answers the signal that ended it. */
export async function killAt(
  wire: Wire,
  tableName: string,
  delivery: Delivery,
  { side, place }: Moment,
): Promise<string | null> {
  const done = wire.operations.length
  const { child } = await start(wire, tableName, delivery)
  const ended = once(child, 'exit')
  wire.fault = (_, at) =>
    at - done !== place
      ? undefined
      : async (request, forward) => {
          if (side === 'after') await forward(request)
          child.kill('SIGKILL')
          await ended
          return 'dropped'
        }
  await ended
  wire.fault = () => undefined
  return child.signalCode
}

async function start(
  { endpoint }: Wire,
  tableName: string,
  { functionName, event }: Delivery,
): Promise<{ child: ChildProcess; said: Promise<string> }> {
  const folder = await worker()
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: folder,
    AWS_ENDPOINT_URL: endpoint,
    LAMBDA_TASK_ROOT: folder,
    TABLE_NAME: tableName,
    TOMBSTONE_KEY_ID: 'arn:aws:kms:us-east-1:111122223333:key/tombstones',
    SITE_KEY_ID: 'arn:aws:kms:us-east-1:111122223333:key/site',
    WORK_QUEUE_URL: `${endpoint}/inbound-sms`,
    DEAD_LETTER_QUEUE_URL: `${endpoint}/dead-letters`,
    REPLY_QUEUE_URL: `${endpoint}/replies`,
    CONSENT_EVENTS_TOPIC_ARN: 'arn:aws:sns:us-east-1:111122223333:events',
  }
  const child = spawn(process.execPath, [join(folder, 'worker.cjs'), functionName, JSON.stringify(event)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, said: text(child.stdout) }
}
