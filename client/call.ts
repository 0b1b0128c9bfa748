import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { countSentRequests } from './count-sent-requests.ts'
import type { Failure } from './unavailable.ts'

/** The answer of a function, or why there is none and whether the function may have run anyway. */
export type Outcome = { answer: unknown } | { failure: Failure; mayHaveRun: boolean }

/** Calls a function under the alias of contract 1, all attempts within `timeout` milliseconds. A failure is an outcome, not an error. */
export async function call(
  lambda: LambdaClient,
  name: string,
  request: object,
  timeout: number,
): Promise<Outcome> {
  const command = new InvokeCommand({
    FunctionName: name,
    Qualifier: 'v1',
    Payload: JSON.stringify(request),
  })
  const sentRequests = countSentRequests(command)
  const abortSignal = AbortSignal.timeout(timeout)
  const failed = (failure: Failure) => ({ failure, mayHaveRun: sentRequests() > 0 })
  try {
    const answered = lambda.send(command, { abortSignal })
    const { FunctionError, Payload } = await Promise.race([answered, whenAborted(abortSignal)])
    if (FunctionError !== undefined) return failed({ cause: 'function_failed', detail: FunctionError })
    return { answer: JSON.parse(Buffer.from(Payload ?? []).toString()) }
  } catch (error) {
    if (abortSignal.aborted) return failed({ cause: 'timeout', detail: `no answer in ${timeout} ms` })
    return failed(failureOf(error))
  }
}

/** Rejects when the signal is aborted: the SDK's search for credentials does not stop by itself. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

const BUSY = 429

function failureOf(error: unknown): Failure {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode
  if (error instanceof SyntaxError && status === undefined)
    return { cause: 'not_understood', detail: 'no JSON' }
  if (status === undefined) return { cause: 'unreachable', detail: `${name}: ${message}` }
  if (status === BUSY) return { cause: 'throttled', detail: name }
  return { cause: status < 500 ? 'refused' : 'unreachable', detail: name }
}
