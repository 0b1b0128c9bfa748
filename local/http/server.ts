import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { bytesOf } from './bytes-of.ts'
import { json, type Request, type Response, type Service } from './message.ts'

/** The one origin that serves every local service. */
export interface Origin {
  /** Like `http://localhost:3000`. */
  url: string
  /** Dispatches requests to the first service that handles them; before this call the response is 503. */
  serve(services: Service[], report: (line: string) => void): void
  close(): Promise<void>
}

/** Listens on the loopback interface; port 0 picks a free port. Throws {@link UserFacingError} if the port is in use. */
export async function openOrigin(port: number): Promise<Origin> {
  let handle: (request: Request) => Promise<Response> = async () => json({ message: 'Starting.' }, 503)
  const listener: RequestListener = (incoming, response) => {
    void respond(incoming, response, (request) => handle(request))
  }
  const first = await listen(listener, port, '127.0.0.1')
  const actual = portOf(first)
  const servers = [first]
  try {
    // `localhost` means ::1 to some clients; on a machine without IPv6, no client uses it.
    servers.push(await listen(listener, actual, '::1'))
  } catch (error) {
    if (error instanceof UserFacingError) {
      await closeAll(servers)
      throw error
    }
  }
  return {
    url: `http://localhost:${actual}`,
    serve: (services, report) => {
      handle = (request) => dispatch(request, services, report)
    },
    close: () => closeAll(servers),
  }
}

async function listen(listener: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 65_000 }, listener)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? portTaken(port) : error)
  })
  server.listen(port, host, resolve)
  await promise
  return server
}

function portTaken(port: number): UserFacingError {
  return new UserFacingError(
    `Port ${port} is in use: stop the program that uses it, or choose another port, for example \`PORT=${port + 1} npm start\`.`,
  )
}

async function dispatch(
  request: Request,
  services: Service[],
  report: (line: string) => void,
): Promise<Response> {
  try {
    const refusal = refusalOf(request)
    if (refusal) return refusal
    for (const service of services) {
      const response = await service(request)
      if (response) return response
    }
    return unknownRequest(request)
  } catch (error) {
    report(`${request.method} ${request.path} failed: ${error instanceof Error ? error.message : error}`)
    return json({ __type: 'InternalFailure', message: 'The local run failed.' }, 500)
  }
}

/** A page of another site must not use the local run: neither under its own name for this address, nor by a form or a script. */
function refusalOf({ path, headers }: Request): Response | undefined {
  if (!isDecodable(path)) return json({ message: 'There is nothing at this address.' }, 404)
  const { host = 'localhost', origin } = headers
  // A page without a referrer sends its own forms with the origin null; AWS clients send none.
  const isForeign =
    !isLocal(`http://${host}`) || (origin !== undefined && origin !== 'null' && !isLocal(origin))
  const isControlled = origin === 'null' && path.startsWith('/_local')
  return isForeign || isControlled
    ? json({ message: 'The local run answers this machine only.' }, 403)
    : undefined
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function isLocal(url: string): boolean {
  const hostname = URL.canParse(url) ? new URL(url).hostname : ''
  return /^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)*localhost)$/.test(hostname)
}

function unknownRequest({ headers }: Request): Response {
  const target = headers['x-amz-target']
  if (!target) return json({ message: 'There is nothing at this address.' }, 404)
  return json(
    { __type: 'UnknownOperationException', message: `The local run does not support ${target}.` },
    400,
  )
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  try {
    const { status, headers, body = '' } = await handle(await read(incoming))
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body)
  } catch {
    response.destroy()
  }
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const url = new URL(`http://localhost${incoming.url ?? '/'}`)
  const headers: Request['headers'] = {}
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value)
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    headerLines: pairs(incoming.rawHeaders),
    address: (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    body: await bytesOf(incoming),
  }
}

function pairs([name, value, ...rest]: string[]): [string, string][] {
  return name === undefined || value === undefined ? [] : [[name, value], ...pairs(rest)]
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

async function closeAll(servers: Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      server.closeAllConnections()
      return promise
    }),
  )
}
