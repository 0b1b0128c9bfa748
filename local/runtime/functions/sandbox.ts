import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { COMPILED_MODULES } from '../../cache.ts'
import {
  failure,
  type Job,
  type Outcome,
  type SandboxMessage,
  type SandboxStart,
} from './sandbox-protocol.ts'

/** A thread that has loaded one function's bundle. It runs one invocation at a time, as Lambda does. */
export interface Sandbox {
  /** Resolves when the bundle is loaded or failed to load. */
  loaded: Promise<void>
  run(job: Job): Promise<Outcome>
  /** False after it timed out, ended or failed to load: it accepts no more jobs. */
  usable(): boolean
  end(): Promise<void>
}

/** Starts a sandbox whose `process.env` has exactly these variables. */
export function startSandbox(
  start: SandboxStart,
  environment: Record<string, string>,
  log: (line: Buffer) => void,
): Sandbox {
  const worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), {
    workerData: start,
    env: { ...environment, NODE_COMPILE_CACHE: COMPILED_MODULES },
    stdout: true,
    stderr: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: start.memoryMegabytes },
  })
  worker.stdout.on('data', log)
  worker.stderr.on('data', log)

  const loading = Promise.withResolvers<void>()
  let finish: ((outcome: Outcome) => void) | undefined
  let broken: Outcome | undefined
  const fail = (outcome: Outcome) => {
    broken ??= outcome
    loading.resolve()
    finish?.(outcome)
  }
  worker.on('message', (message: SandboxMessage) => {
    if ('loaded' in message) loading.resolve()
    else if ('broken' in message) fail(message.broken)
    else finish?.(message.outcome)
  })
  worker.on('error', (error) => fail(failure(error)))
  worker.on('exit', () => fail(failure(new Error('The function ended its process.'))))

  const run = async (job: Job): Promise<Outcome> => {
    await loading.promise
    if (broken) return broken
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    finish = resolve
    const timer = setTimeout(() => {
      fail(timedOut(job))
      void worker.terminate()
    }, job.remaining)
    worker.postMessage(job)
    return promise.finally(() => clearTimeout(timer))
  }

  return {
    loaded: loading.promise,
    run,
    usable: () => broken === undefined,
    end: async () => {
      if (worker.threadId === -1) return
      const exited = once(worker, 'exit')
      await worker.terminate()
      await exited
    },
  }
}

function timedOut({ requestId, remaining }: Job): Outcome {
  const error = new Error(`${requestId} Task timed out after ${(remaining / 1000).toFixed(2)} seconds`)
  error.name = 'Sandbox.Timedout'
  return failure(error)
}
