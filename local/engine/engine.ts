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
  /** Its URL, without a trailing slash. */
  endpoint: string
  /** Settles when the embedded engine exits although nobody stopped it; never for an external engine. */
  died: Promise<void>
  /** Stops it and releases its files; leaves an external engine running. */
  stop(): Promise<void>
}

/**
 * Uses the engine at `AWS_ENDPOINT_URL_DYNAMODB` if it is set; otherwise starts the embedded engine on a file in
 * `dataFolder`, or on a temporary file. Throws {@link UserFacingError} if there is no engine to use.
 */
export async function startEngine({ dataFolder }: { dataFolder?: string } = {}): Promise<Engine> {
  const external = process.env.AWS_ENDPOINT_URL_DYNAMODB
  if (external) return externalEngine(external)
  return dataFolder ? embeddedEngine(dataFolder) : temporaryEngine()
}

async function externalEngine(url: string): Promise<Engine> {
  const endpoint = url.replace(/\/+$/, '')
  if (!(await isReachable(endpoint))) {
    throw new UserFacingError(
      `No engine answers at AWS_ENDPOINT_URL_DYNAMODB=${url}: start it, or unset the variable.`,
    )
  }
  return { endpoint, died: new Promise(() => {}), stop: async () => {} }
}

/** An engine whose file is deleted when it stops. */
async function temporaryEngine(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-engine-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeFolder)
  try {
    const engine = await embeddedEngine(folder)
    return {
      endpoint: engine.endpoint,
      died: engine.died,
      stop: async () => {
        await engine.stop()
        removeFolder()
      },
    }
  } catch (error) {
    removeFolder()
    throw error
  }
}

async function embeddedEngine(dataFolder: string): Promise<Engine> {
  const port = await freePort()
  const database = join(dataFolder, 'dynamodb.sqlite')
  const child = spawnBound(engineBinary(), ['serve', '--port', String(port), '--db-path', database])
  const endpoint = `http://127.0.0.1:${port}`
  const deadline = Date.now() + 10_000
  while (!(await isReachable(endpoint))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop(child)
      throw new UserFacingError(
        'The embedded DynamoDB engine did not start: check the data folder, or use another.',
      )
    }
    await pause(10)
  }
  indexStreams(database)
  const died = Promise.withResolvers<void>()
  const onExit = () => died.resolve()
  child.once('exit', onExit)
  return {
    endpoint,
    died: died.promise,
    stop: () => {
      child.off('exit', onExit)
      return stop(child)
    },
  }
}

/**
 * Runs a program that ends with this process, even on `kill -9`: a watcher waits for the pipe from this process to close.
 * It runs in its own session, so that Ctrl+C does not reach it before its callers are done.
 */
function spawnBound(program: string, args: string[]): ChildProcess {
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

async function isReachable(endpoint: string): Promise<boolean> {
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
