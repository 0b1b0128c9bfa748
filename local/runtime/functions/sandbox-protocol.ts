/** What a sandbox is started with. */
export interface SandboxStart {
  functionName: string
  folder: string
  /** File and export, as in `index.handler`. */
  handler: string
  memoryMegabytes: number
  clockOffset: SharedArrayBuffer
}

/** One invocation on its way into a sandbox; payloads are JSON texts, as between Lambda and a function. */
export interface Job {
  requestId: string
  payload: string
  invokedArn: string
  /** Milliseconds that are left to it. */
  remaining: number
}

/** What comes of an invocation. */
export interface Outcome {
  /** JSON: the function's answer, or its error. */
  payload: string
  /** `Unhandled` where the function failed. */
  functionError?: 'Unhandled'
}

/** What a sandbox says: that its bundle is loaded or cannot be, or what came of a job. */
export type SandboxMessage = { loaded: true } | { broken: Outcome } | { outcome: Outcome }

/** The outcome of a failure, as Lambda words it. */
export function failure(error: unknown): Outcome {
  const { name, message, stack } =
    error instanceof Error ? error : { name: typeof error, message: String(error), stack: '' }
  const trace = (stack ?? '').split('\n').slice(0, 10)
  return {
    functionError: 'Unhandled',
    payload: JSON.stringify({ errorType: name, errorMessage: message, trace }),
  }
}
