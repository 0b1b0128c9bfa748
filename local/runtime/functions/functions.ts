import { randomUUID } from 'node:crypto'
import { REGION } from '../../template/arn.ts'
import type { StackFunction } from '../../template/functions.ts'
import { functionPool } from './function-pool.ts'
import type { Outcome } from './sandbox-protocol.ts'

/** The functions of the stack. */
export interface Functions {
  byName: ReadonlyMap<string, StackFunction>
  /** Invokes a function with a JSON payload; if the function fails, the outcome says so and nothing is thrown. */
  invoke(name: string, payload: string, qualifier?: string): Promise<Outcome>
  /** Loads every bundle once. */
  warm(): Promise<void>
  stop(): Promise<void>
}

/** What all functions share. */
export interface FunctionsOptions {
  /** The URL of the local services. */
  origin: string
  clockOffset: SharedArrayBuffer
  /** Receives what the functions log. */
  log: (line: Buffer) => void
  /** Receives one line for each failure. */
  report: (line: string) => void
}

/** Opens the functions, each with its own sandboxes. */
export function openFunctions(stackFunctions: StackFunction[], options: FunctionsOptions): Functions {
  const pools = new Map(
    stackFunctions.map((fn) => [fn.name, functionPool(fn, environmentOf(fn, options.origin), options)]),
  )
  const byName = new Map(stackFunctions.map((fn) => [fn.name, fn]))
  const allPools = [...pools.values()]
  return {
    byName,
    invoke: async (name, payload, qualifier) => {
      const fn = byName.get(name)
      const pool = pools.get(name)
      if (!fn || !pool) throw new Error(`The stack has no function ${name}.`)
      const outcome = await pool.run({
        requestId: randomUUID(),
        payload,
        invokedArn: qualifier ? `${fn.arn}:${qualifier}` : fn.arn,
        remaining: fn.timeoutSeconds * 1000,
      })
      if (outcome.functionError) options.report(`${name} failed: ${reason(outcome)}`)
      return outcome
    },
    warm: async () => {
      await Promise.all(allPools.map((pool) => pool.warm()))
    },
    stop: async () => {
      await Promise.all(allPools.map((pool) => pool.stop()))
    },
  }
}

/** The template's variables and those that Lambda sets, without this machine's own AWS configuration. */
function environmentOf(
  { name, environment, folder, memoryMegabytes, handler }: StackFunction,
  origin: string,
) {
  return {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    // Identifies the function to the services, which check what its role allows.
    AWS_ACCESS_KEY_ID: name,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: origin,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: handler,
    TZ: ':UTC',
    ...environment,
  }
}

function reason({ payload }: Outcome): string {
  const { errorType, errorMessage } = JSON.parse(payload) as Record<string, string>
  return `${errorType}: ${errorMessage}`.split('\n')[0] ?? ''
}
