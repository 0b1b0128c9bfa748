/** A request to a local service, read in full. */
export interface Request {
  method: string
  /** Still percent-encoded, without the query. */
  path: string
  query: URLSearchParams
  /** Names in lower case. */
  headers: Record<string, string | undefined>
  /** Names and values as they were sent, in their order. */
  headerLines: [name: string, value: string][]
  /** The address at the other end of the connection. */
  address: string
  body: Buffer
}

/** What a local service answers. */
export interface Answer {
  status: number
  /** A list is that header several times. */
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

/** A local service: undefined where the request is none of its own. */
export type Service = (request: Request) => Promise<Answer | undefined> | Answer | undefined

/** An answer in JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** An error that a service answers in its own protocol. */
export class ServiceError extends Error {
  readonly code: string
  readonly status: number
  /** Further members of the error. */
  readonly details: Record<string, unknown>

  constructor(code: string, message: string, details: Record<string, unknown> = {}, status = 400) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.status = status
    this.details = details
  }
}
