import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { buffer } from 'node:stream/consumers'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type Answer, json, type Request, type Service } from './message.ts'

/** The one origin under which every local service answers. */
export interface Origin {
  /** As in `http://localhost:3000`. */
  url: string
  /** From now on requests go to the first service that takes them; until then the answer is 503. */
  serve(services: Service[], report: (line: string) => void): void
  close(): Promise<void>
}

/** Listens on the loopback interface; port 0 takes a free one. A port in use raises a {@link UserFacingError}. */
export async function openOrigin(port: number): Promise<Origin> {
  let answer: (request: Request) => Promise<Answer> = async () => json({ message: 'Starting.' }, 503)
  const listener: RequestListener = (incoming, response) => {
    void respond(incoming, response, (request) => answer(request))
  }
  const first = await listen(listener, port, '127.0.0.1')
  const actual = portOf(first)
  const servers = [first]
  try {
    // `localhost` means ::1 to some clients; where the machine has no IPv6, nobody asks for it.
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
      answer = (request) => dispatch(request, services, report)
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
    `Port ${port} is taken: stop what listens there, or choose another, as in \`PORT=${port + 1} npm start\`.`,
  )
}

async function dispatch(
  request: Request,
  services: Service[],
  report: (line: string) => void,
): Promise<Answer> {
  try {
    for (const service of services) {
      const answer = await service(request)
      if (answer) return answer
    }
    return nobody(request)
  } catch (error) {
    report(`${request.method} ${request.path} failed: ${error instanceof Error ? error.message : error}`)
    return json({ __type: 'InternalFailure', message: 'The local run failed.' }, 500)
  }
}

function nobody({ headers }: Request): Answer {
  const target = headers['x-amz-target']
  if (!target) return json({ message: 'Nothing answers here.' }, 404)
  return json({ __type: 'UnknownOperationException', message: `The local run has no ${target}.` }, 400)
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: (request: Request) => Promise<Answer>,
): Promise<void> {
  try {
    const { status, headers, body = '' } = await answer(await read(incoming))
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
    body: await buffer(incoming),
  }
}

function pairs([name, value, ...rest]: string[]): [string, string][] {
  return name === undefined || value === undefined ? [] : [[name, value], ...pairs(rest)]
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
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
