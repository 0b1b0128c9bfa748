import { type Request, type Response, type Service, ServiceError } from './message.ts'

/** An operation of a service, JSON in and JSON out; throws {@link ServiceError} to refuse a request. */
export type Operation = (input: Record<string, unknown>) => unknown

/** A service that speaks AWS JSON 1.0, with operations named by the `X-Amz-Target` header. */
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
      if (!operation)
        throw new ServiceError('UnknownOperationException', `The local run does not support ${name}.`)
      return respond((await operation(readInput(body))) ?? {})
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      const { code, message, details, status } = error
      return respond({ __type: code, message, Message: message, ...details }, status, errorHeaders(code))
    }
  }
}

function respond(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
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
