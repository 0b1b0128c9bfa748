import type { Request } from '../http/message.ts'

/** What a request asks of a service. */
export interface Call {
  /** As in `GetItem`; empty where method and path say it. */
  operation: string
  input: Record<string, unknown>
}

/** Reads the call out of a request, in any of the protocols that have calls: JSON, a form, or REST in JSON. */
export function callOf(request: Request): Call {
  const { headers, body } = request
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const input = Object.fromEntries(new URLSearchParams(body.toString()))
    return { operation: input.Action ?? '', input }
  }
  const [, operation = ''] = (headers['x-amz-target'] ?? '').split('.')
  return { operation, input: parsed(body) }
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(body.toString())
    return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
