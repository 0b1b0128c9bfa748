/** What a sandbox starts with. */
export interface SandboxStart {
  functionName: string
  folder: string
  /** File and export, like `index.handler`. */
  handler: string
  memoryMegabytes: number
  clockOffset: SharedArrayBuffer
}

/** One invocation, sent to a sandbox; the payload is JSON, as between Lambda and a function. */
export interface Job {
  requestId: string
  payload: string
  invokedArn: string
  /** Milliseconds until it times out. */
  remaining: number
}

/** The result of an invocation. */
export interface Outcome {
  /** The function's response or its error, in JSON. */
  payload: string
  /** `Unhandled` if the function failed. */
  functionError?: 'Unhandled'
}

/** A message from a sandbox: its bundle is loaded, its bundle failed to load, or the result of a job. */
export type SandboxMessage = { loaded: true } | { broken: Outcome } | { outcome: Outcome }

/** The outcome of a failed invocation, in Lambda's format. */
export function failure(error: unknown): Outcome {
  const { name, message, stack } =
    error instanceof Error ? error : { name: typeof error, message: String(error), stack: '' }
  const trace = (stack ?? '').split('\n').slice(0, 10)
  return {
    functionError: 'Unhandled',
    payload: JSON.stringify({ errorType: name, errorMessage: message, trace }),
  }
}
