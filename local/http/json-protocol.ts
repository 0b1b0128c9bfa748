import { type Answer, type Request, type Service, ServiceError } from './message.ts'

/** An operation of a service: JSON in, JSON out; it refuses by throwing {@link ServiceError}. */
export type Operation = (input: Record<string, unknown>) => unknown

/** A service that speaks AWS JSON 1.0, its operations named by the `X-Amz-Target` header. */
export function jsonService(
  targetPrefix: string,
  operations: Map<string, Operation>,
  errorHeaders: (code: string) => Record<string, string> = () => ({}),
): Service {
  return async ({ headers, body }: Request) => {
    const [prefix, name = ''] = (headers['x-amz-target'] ?? '').split('.')
    if (prefix !== targetPrefix) return undefined
    try {
      const operation = operations.get(name)
      if (!operation) throw new ServiceError('UnknownOperationException', `The local run has no ${name}.`)
      return answer((await operation(readInput(body))) ?? {})
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      const { code, message, details, status } = error
      return answer({ __type: code, message, Message: message, ...details }, status, errorHeaders(code))
    }
  }
}

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', ...headers },
    body: JSON.stringify(body),
  }
}

function readInput(body: Buffer): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(body.toString() || '{}')
    if (typeof input === 'object' && input !== null) return input as Record<string, unknown>
  } catch {}
  throw new ServiceError('SerializationException', 'The request is not a JSON object.')
}
