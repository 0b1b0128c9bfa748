import type { InvokeCommand } from '@aws-sdk/client-lambda'

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const REQUEST_TIMEOUT = 408

/** Counts the attempts of a command that may have reached the function. */
export function countSentRequests(command: InvokeCommand): () => number {
  let sent = 0
  command.middlewareStack.add(
    (next) => async (args) => {
      sent++
      try {
        const result = await next(args)
        if (isRefused(result.response)) sent--
        return result
      } catch (error) {
        if (neverConnected(error)) sent--
        throw error
      }
    },
    // Innermost, so that every attempt passes it before its answer is parsed.
    { step: 'deserialize', priority: 'low' },
  )
  return () => sent
}

/** Lambda refuses a call with a 4xx status before it runs the function. */
function isRefused(response: unknown): boolean {
  const { statusCode = 0 } = response as { statusCode?: number }
  return statusCode >= 400 && statusCode < 500 && statusCode !== REQUEST_TIMEOUT
}

function neverConnected(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NEVER_CONNECTED.has(String(error.code))
}
