import type { Request } from '../http/message.ts'

/** An operation that a request calls, and its input. */
export interface Call {
  /** Like `GetItem`; empty where the method and path name the operation. */
  operation: string
  input: Record<string, unknown>
}

/** Reads the call of a request in any protocol: AWS JSON, query, or REST with JSON. */
export function readCall(request: Request): Call {
  const { headers, body } = request
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const input = Object.fromEntries(new URLSearchParams(body.toString()))
    return { operation: input.Action ?? '', input }
  }
  const [, operation = ''] = (headers['x-amz-target'] ?? '').split('.')
  return { operation, input: parseJson(body) }
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(body.toString())
    return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
