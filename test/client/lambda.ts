import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { onTestFinished } from 'vitest'
import { type AssentClientOptions, createAssentClient } from '../../client/client.ts'

/** A call of Lambda's Invoke, as it came over the wire. */
export interface Call {
  path: string
  /** The region that it was signed for. */
  region: string | undefined
  request: { to: string | string[]; program: string; [field: string]: unknown }
}

/** What comes back: an answer, silence, or a connection that breaks. */
export type Passage =
  | { status?: number; headers?: Record<string, string>; body: string }
  | 'silent'
  | 'dropped'

/** What a function returned. */
export function returned(answer: unknown): Passage {
  return { body: JSON.stringify(answer) }
}

/** What a function that threw leaves behind. */
export function threw(body: unknown): Passage {
  return { headers: { 'x-amz-function-error': 'Unhandled' }, body: JSON.stringify(body) }
}

/** An error of Lambda itself. */
export function lambdaError(status: number, name: string): Passage {
  return { status, headers: { 'x-amzn-errortype': name }, body: '{"message":"no"}' }
}

/** A client in front of Lambda's wire, for the length of one test; the last passage of a list stays. */
export async function givenLambda(
  script: Passage[] | ((call: Call) => Passage),
  options: AssentClientOptions = {},
) {
  const calls: Call[] = []
  const server = createServer(async (incoming, response) => {
    const [, region] = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(incoming.headers.authorization ?? '') ?? []
    const request = (await json(incoming)) as Call['request']
    const call = { path: incoming.url ?? '', region, request }
    const place = calls.push(call) - 1
    const passage = typeof script === 'function' ? script(call) : (script[place] ?? script.at(-1))
    pass(passage ?? 'dropped', incoming, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { calls, endpoint, assent: createAssentClient({ lambda: clientOf(endpoint), ...options }) }
}

/** The SDK's own client, as many tries as Assent's client makes. */
export function clientOf(endpoint: string): LambdaClient {
  return new LambdaClient({ endpoint, maxAttempts: 3 })
}

function pass(passage: Passage, incoming: IncomingMessage, response: ServerResponse): void {
  if (passage === 'silent') return
  if (passage === 'dropped') incoming.socket.destroy()
  else response.writeHead(passage.status ?? 200, passage.headers).end(passage.body)
}

/** Everything that is yielded, in its order. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
