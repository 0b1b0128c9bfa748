import { once } from 'node:events'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { APIGatewayProxyEvent } from 'aws-lambda'
import { openOrigin } from '../../../../local/http/server.ts'
import type { Outcome } from '../../../../local/runtime/functions/sandbox-protocol.ts'
import { restApi } from '../../../../local/runtime/rest-api/rest-api.ts'
import { templateReader } from '../../../../local/template/reader.ts'
import type { Resource } from '../../../../local/template/references.ts'
import { readRestApis } from '../../../../local/template/rest-apis.ts'

/** What the function behind the API does with an event. */
export type Behavior = (event: APIGatewayProxyEvent) => unknown

/** A response as a client receives it. */
export interface ReceivedResponse {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** What a client may send beside method and path. */
export interface RequestParts {
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
  /** The loopback address from which it connects. */
  from?: string
}

/** Serves the REST API of a template under a local origin, with the given function behind it. */
export async function serveApi(resources: Record<string, Resource>, behavior: Behavior) {
  const synthesized = {
    name: 'assent',
    template: { Resources: resources },
    assetFolder: (key: string) => key,
  }
  const context = { stackName: 'assent', origin: '', generateName: (id: string) => `${id}-1` }
  const events: APIGatewayProxyEvent[] = []
  const invoke = async (_name: string, payload: string): Promise<Outcome> => {
    const event: APIGatewayProxyEvent = JSON.parse(payload)
    events.push(event)
    return outcomeOf(() => behavior(event))
  }
  const origin = await openOrigin(0)
  const now = () => Date.parse('2026-11-21T12:00:00.000Z')
  const apis = readRestApis(templateReader(synthesized, context))
  origin.serve(
    apis.map((api) => restApi(api, { functions: { invoke }, now })),
    () => {},
  )
  return {
    events,
    apis,
    close: origin.close,
    ask: (method: string, path: string, parts: RequestParts = {}) =>
      ask(new URL(origin.url).port, method, path, parts),
  }
}

async function outcomeOf(work: () => unknown): Promise<Outcome> {
  try {
    return { payload: JSON.stringify(await work()) ?? 'null' }
  } catch (error) {
    return { functionError: 'Unhandled', payload: JSON.stringify({ errorMessage: String(error) }) }
  }
}

/** `fetch` would normalize paths, join headers and could not choose the client's address. */
async function ask(
  port: string,
  method: string,
  path: string,
  { headers, body, from }: RequestParts,
): Promise<ReceivedResponse> {
  const options = { host: '127.0.0.1', port, method, path, ...(from && { localAddress: from }) }
  const sent = request({ ...options, ...(headers && { headers }) })
  sent.end(body)
  const [response] = await once(sent, 'response')
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}
