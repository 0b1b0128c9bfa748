import type { StackFunction } from '../../template/functions.ts'
import type { FunctionsOptions } from './functions.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'
import type { Job, Outcome } from './sandbox-protocol.ts'

/** The sandboxes of one function. */
export interface FunctionPool {
  run(job: Job): Promise<Outcome>
  warm(): Promise<void>
  stop(): Promise<void>
}

/** Concurrent invocations of one function; further invocations wait. */
const MAX_SANDBOXES = 2

/**
 * Opens a pool that grows on demand. Each sandbox runs one invocation at a time, as on Lambda: state between invocations
 * behaves as deployed, and a timeout does not end other invocations.
 */
export function functionPool(
  fn: StackFunction,
  environment: Record<string, string>,
  { clockOffset, log }: FunctionsOptions,
): FunctionPool {
  const { name: functionName, folder, handler, memoryMegabytes } = fn
  const sandboxes = new Set<Sandbox>()
  const idle: Sandbox[] = []
  const waiting: ((sandbox: Sandbox) => void)[] = []

  const start = (): Sandbox => {
    const sandbox = startSandbox(
      { functionName, folder, handler, memoryMegabytes, clockOffset },
      environment,
      log,
    )
    sandboxes.add(sandbox)
    return sandbox
  }
  const acquire = async (): Promise<Sandbox> => {
    for (let sandbox = idle.pop(); sandbox; sandbox = idle.pop()) {
      if (sandbox.usable()) return sandbox
      sandboxes.delete(sandbox)
    }
    if (sandboxes.size < MAX_SANDBOXES) return start()
    return new Promise((resolve) => waiting.push(resolve))
  }
  const release = (sandbox: Sandbox): void => {
    if (!sandbox.usable()) sandboxes.delete(sandbox)
    const next = waiting.shift()
    if (next) next(sandbox.usable() ? sandbox : start())
    else if (sandbox.usable()) idle.push(sandbox)
  }

  return {
    run: async (job) => {
      const sandbox = await acquire()
      try {
        return await sandbox.run(job)
      } finally {
        release(sandbox)
      }
    },
    warm: async () => {
      const sandbox = await acquire()
      await sandbox.loaded
      release(sandbox)
    },
    stop: async () => {
      await Promise.all([...sandboxes].map((sandbox) => sandbox.end()))
    },
  }
}
