import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { engineBinary } from './engine-binary.ts'
import { freePort } from './free-port.ts'
import { indexStreams } from './stream-index.ts'

/** A running DynamoDB engine. */
export interface Engine {
  /** Where it answers, without a trailing slash. */
  endpoint: string
  /** Settles when it ends though nobody stopped it; never for an engine that was only named. */
  died: Promise<void>
  /** Ends it and frees its files; an engine that was only named is left running. */
  stop(): Promise<void>
}

/**
 * Starts the embedded engine, on a file in `dataFolder` or on one that goes with it, or takes the one that
 * `AWS_ENDPOINT_URL_DYNAMODB` names. What cannot be started raises a {@link UserFacingError}.
 */
export async function startEngine({ dataFolder }: { dataFolder?: string } = {}): Promise<Engine> {
  const named = process.env.AWS_ENDPOINT_URL_DYNAMODB
  if (named) return namedEngine(named)
  return dataFolder ? embeddedEngine(dataFolder) : passingEngine()
}

async function namedEngine(url: string): Promise<Engine> {
  const endpoint = url.replace(/\/+$/, '')
  if (!(await answers(endpoint))) {
    throw new UserFacingError(
      `AWS_ENDPOINT_URL_DYNAMODB names ${url}, where nothing answers: start the engine, or unset it.`,
    )
  }
  return { endpoint, died: new Promise(() => {}), stop: async () => {} }
}

/** An engine that forgets: its file goes when it stops. */
async function passingEngine(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-engine-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', forget)
  try {
    const engine = await embeddedEngine(folder)
    return {
      endpoint: engine.endpoint,
      died: engine.died,
      stop: async () => {
        await engine.stop()
        forget()
      },
    }
  } catch (error) {
    forget()
    throw error
  }
}

async function embeddedEngine(dataFolder: string): Promise<Engine> {
  const port = await freePort()
  const database = join(dataFolder, 'dynamodb.sqlite')
  const child = spawnTied(engineBinary(), ['serve', '--port', String(port), '--db-path', database])
  const endpoint = `http://127.0.0.1:${port}`
  const deadline = Date.now() + 10_000
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop(child)
      throw new UserFacingError(
        'The embedded DynamoDB engine did not start: look at the data folder, or try another.',
      )
    }
    await pause(10)
  }
  indexStreams(database)
  const died = Promise.withResolvers<void>()
  const exited = () => died.resolve()
  child.once('exit', exited)
  return {
    endpoint,
    died: died.promise,
    stop: () => {
      child.off('exit', exited)
      return stop(child)
    },
  }
}

/**
 * Runs a program that dies with this process, even by `kill -9`: a watcher beside it waits for the pipe from here to
 * close. In a session of its own, since Ctrl+C must not reach it before its callers are done.
 */
function spawnTied(program: string, args: string[]): ChildProcess {
  const watch = 'exec 3<&0; (read -r _ <&3; kill -9 $$) >/dev/null 2>&1 & exec "$@" 3<&- </dev/null'
  const child = spawn('/bin/sh', ['-c', watch, 'sh', program, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  child.stdin?.on('error', () => {})
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }
  child.stdin?.destroy()
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
      },
      body: '{}',
      signal: AbortSignal.timeout(2000),
    })
    return true
  } catch {
    return false
  }
}
