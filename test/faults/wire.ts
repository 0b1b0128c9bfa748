import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { sendToEngine } from '../../local/engine/engine-request.ts'

/** A request to a service of AWS. */
export interface WireRequest {
  /** As `X-Amz-Target` names it, or `Action` in the query protocol. */
  operation: string
  headers: Record<string, string>
  body: string
}

/** The answer of a service. */
export interface WireAnswer {
  status: number
  body: string
}

/** What becomes of a request: an answer, a connection that breaks, or silence. */
export type Passage = WireAnswer | 'dropped' | 'silent'

/** Whoever answers requests. */
export type Origin = (request: WireRequest) => Promise<WireAnswer>

/** What goes wrong with a request on its way to the origin or back. */
export type Fault = (request: WireRequest, forward: Origin) => Promise<Passage>

/** A place between a client and a service at which things go wrong. */
export interface Wire {
  /** Where clients reach it. */
  endpoint: string
  /** The operations that were asked for, in order. */
  operations: string[]
  /** Says which fault a request meets, by operation and place (from 1); undefined: none. */
  fault: (operation: string, place: number) => Fault | undefined
  stop(): Promise<void>
}

/** Opens a wire to an origin, on which nothing goes wrong until somebody says so. */
export async function openWire(origin: Origin): Promise<Wire> {
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming)
    const place = wire.operations.push(request.operation)
    const fault = wire.fault(request.operation, place)
    const passage = await (fault ? fault(request, origin) : origin(request)).catch(() => 'dropped' as const)
    if (passage === 'dropped') incoming.socket.destroy()
    else if (passage !== 'silent') response.writeHead(passage.status).end(passage.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const wire: Wire = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    operations: [],
    fault: () => undefined,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return wire
}

const PASSED_ON = ['x-amz-target', 'x-amz-date', 'authorization', 'content-type']

async function read(incoming: IncomingMessage): Promise<WireRequest> {
  const body = await text(incoming)
  const headers = Object.fromEntries(PASSED_ON.map((name) => [name, String(incoming.headers[name] ?? '')]))
  const named = headers['x-amz-target']?.split('.').at(-1)
  return { operation: named || (new URLSearchParams(body).get('Action') ?? ''), headers, body }
}

/** The engine that answers at an endpoint. */
export function originAt(endpoint: string): Origin {
  return async ({ headers, body }) => {
    const answer = await sendToEngine(endpoint, headers['x-amz-target'] ?? '', body)
    return { status: answer.status, body: answer.body.toString() }
  }
}
