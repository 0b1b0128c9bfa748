/** A request to a local service, read in full. */
export interface Request {
  method: string
  /** Percent-encoded, without the query. */
  path: string
  query: URLSearchParams
  /** With names in lower case. */
  headers: Record<string, string | undefined>
  /** Names and values as they were sent, in order. */
  headerLines: [name: string, value: string][]
  /** The client's address. */
  address: string
  body: Buffer
}

/** A response of a local service. */
export interface Response {
  status: number
  /** A list repeats the header. */
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

/** A local service; it answers undefined to a request for another service. */
export type Service = (request: Request) => Promise<Response | undefined> | Response | undefined

/** A JSON response. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** An error that a service reports in its own protocol. */
export class ServiceError extends Error {
  readonly code: string
  readonly status: number
  /** Additional members of the error. */
  readonly details: Record<string, unknown>

  constructor(code: string, message: string, details: Record<string, unknown> = {}, status = 400) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.status = status
    this.details = details
  }
}
