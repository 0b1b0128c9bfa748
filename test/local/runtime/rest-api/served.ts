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
export type Behaviour = (event: APIGatewayProxyEvent) => unknown

/** An answer as a client sees it. */
export interface Seen {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** What a client may say beside method and path. */
export interface Said {
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
  /** The loopback address from which it connects. */
  from?: string
}

/** A REST API of this template under a local origin, with a function of the test's own behind it. */
export async function served(resources: Record<string, Resource>, behaviour: Behaviour) {
  const synthesized = {
    name: 'assent',
    template: { Resources: resources },
    assetFolder: (key: string) => key,
  }
  const place = { stackName: 'assent', origin: '', unnamed: (id: string) => `${id}-1` }
  const events: APIGatewayProxyEvent[] = []
  const invoke = async (_name: string, payload: string): Promise<Outcome> => {
    const event: APIGatewayProxyEvent = JSON.parse(payload)
    events.push(event)
    return outcomeOf(() => behaviour(event))
  }
  const origin = await openOrigin(0)
  const now = () => Date.parse('2026-11-21T12:00:00.000Z')
  const apis = readRestApis(templateReader(synthesized, place))
  origin.serve(
    apis.map((api) => restApi(api, { functions: { invoke }, now })),
    () => {},
  )
  return {
    events,
    apis,
    close: origin.close,
    ask: (method: string, path: string, said: Said = {}) => ask(new URL(origin.url).port, method, path, said),
  }
}

async function outcomeOf(work: () => unknown): Promise<Outcome> {
  try {
    return { payload: JSON.stringify(await work()) ?? 'null' }
  } catch (error) {
    return { functionError: 'Unhandled', payload: JSON.stringify({ errorMessage: String(error) }) }
  }
}

/** Not `fetch`: that tidies paths, joins headers and cannot choose its own address. */
async function ask(port: string, method: string, path: string, { headers, body, from }: Said): Promise<Seen> {
  const options = { host: '127.0.0.1', port, method, path, ...(from && { localAddress: from }) }
  const asked = request({ ...options, ...(headers && { headers }) })
  asked.end(body)
  const [response] = await once(asked, 'response')
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}
