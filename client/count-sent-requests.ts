import type { InvokeCommand } from '@aws-sdk/client-lambda'

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const REQUEST_TIMEOUT = 408

/** Counts a command's tries that may have reached the function, as each leaves and comes back. */
export function countSentRequests(command: InvokeCommand): () => number {
  let departed = 0
  command.middlewareStack.add(
    (next) => async (args) => {
      departed++
      try {
        const result = await next(args)
        if (isRefused(result.response)) departed--
        return result
      } catch (error) {
        if (isUnconnected(error)) departed--
        throw error
      }
    },
    // Innermost: every try passes it, before anybody has read the answer.
    { step: 'deserialize', priority: 'low' },
  )
  return () => departed
}

/** Lambda refuses a call with a status in the 400s before it runs the function. */
function isRefused(response: unknown): boolean {
  const { statusCode = 0 } = response as { statusCode?: number }
  return statusCode >= 400 && statusCode < 500 && statusCode !== REQUEST_TIMEOUT
}

function isUnconnected(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NEVER_CONNECTED.has(String(error.code))
}
