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

/** More at once than a small machine has use for; what comes on top waits its turn. */
const SANDBOXES = 4

/**
 * Opens a pool that grows on demand. One invocation at a time in each sandbox, as on Lambda: state between invocations
 * behaves as deployed, and a time-out ends no other invocation.
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
  const take = async (): Promise<Sandbox> => {
    for (let sandbox = idle.pop(); sandbox; sandbox = idle.pop()) {
      if (sandbox.usable()) return sandbox
      sandboxes.delete(sandbox)
    }
    if (sandboxes.size < SANDBOXES) return start()
    return new Promise((resolve) => waiting.push(resolve))
  }
  const giveBack = (sandbox: Sandbox): void => {
    if (!sandbox.usable()) sandboxes.delete(sandbox)
    const next = waiting.shift()
    if (next) next(sandbox.usable() ? sandbox : start())
    else if (sandbox.usable()) idle.push(sandbox)
  }

  return {
    run: async (job) => {
      const sandbox = await take()
      try {
        return await sandbox.run(job)
      } finally {
        giveBack(sandbox)
      }
    },
    warm: async () => {
      const sandbox = await take()
      await sandbox.loaded
      giveBack(sandbox)
    },
    stop: async () => {
      await Promise.all([...sandboxes].map((sandbox) => sandbox.end()))
    },
  }
}
