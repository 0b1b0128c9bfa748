import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { onTestFinished } from 'vitest'
import { type AssentClientOptions, createAssentClient } from '../../client/client.ts'

/** An Invoke call as it arrived. */
export interface Call {
  path: string
  /** The region that it was signed for. */
  region: string | undefined
  request: { to: string | string[]; program: string; [field: string]: unknown }
}

/** What the caller gets: an answer, no answer, or a broken connection. */
export type Reply = { status?: number; headers?: Record<string, string>; body: string } | 'silent' | 'dropped'

/** The reply if a function returned. */
export function returned(answer: unknown): Reply {
  return { body: JSON.stringify(answer) }
}

/** The reply if a function threw. */
export function threw(body: unknown): Reply {
  return { headers: { 'x-amz-function-error': 'Unhandled' }, body: JSON.stringify(body) }
}

/** The reply if Lambda itself failed. */
export function lambdaError(status: number, name: string): Reply {
  return { status, headers: { 'x-amzn-errortype': name }, body: '{"message":"no"}' }
}

/** Serves Lambda with these replies for the length of one test, the last one again and again, and a client for it. */
export async function givenLambda(
  script: Reply[] | ((call: Call) => Reply),
  options: AssentClientOptions = {},
) {
  const calls: Call[] = []
  const server = createServer(async (incoming, response) => {
    const [, region] = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(incoming.headers.authorization ?? '') ?? []
    const request = (await json(incoming)) as Call['request']
    const call = { path: incoming.url ?? '', region, request }
    const place = calls.push(call) - 1
    const reply = typeof script === 'function' ? script(call) : (script[place] ?? script.at(-1))
    send(reply ?? 'dropped', incoming, response)
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

/** The SDK's own client, with as many attempts as Assent's client makes. */
export function clientOf(endpoint: string): LambdaClient {
  return new LambdaClient({ endpoint, maxAttempts: 3 })
}

function send(reply: Reply, incoming: IncomingMessage, response: ServerResponse): void {
  if (reply === 'silent') return
  if (reply === 'dropped') incoming.socket.destroy()
  else response.writeHead(reply.status ?? 200, reply.headers).end(reply.body)
}

/** Collects everything that is yielded. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
