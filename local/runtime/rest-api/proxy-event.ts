import type { APIGatewayProxyEvent } from 'aws-lambda'
import type { Request } from '../../http/message.ts'
import type { StackRestApi } from '../../template/rest-apis.ts'
import type { FoundMethod } from './find-method.ts'
import { isBinary } from './media-type.ts'
import { requestContext } from './request-context.ts'

/** The event that a function behind a Lambda proxy receives for a request (payload format 1.0). */
export function proxyEvent(
  api: StackRestApi,
  { method, parameters }: FoundMethod,
  request: Request,
  now: number,
): APIGatewayProxyEvent {
  const context = requestContext(api, method, request, now)
  const headers = valuesOf([...sentHeaders(request), ...forwardedHeaders(request)])
  const query = valuesOf([...request.query])
  const isBase64Encoded = isBinary(request.headers['content-type'], api.binaryMediaTypes)
  return {
    resource: method.resource,
    path: request.path,
    httpMethod: context.httpMethod,
    headers: lastValues(headers) ?? {},
    multiValueHeaders: headers,
    queryStringParameters: lastValues(query),
    multiValueQueryStringParameters: lastValues(query) && query,
    pathParameters: Object.keys(parameters).length > 0 ? parameters : null,
    stageVariables: api.stageVariables,
    requestContext: context,
    body: request.body.length > 0 ? request.body.toString(isBase64Encoded ? 'base64' : 'utf8') : null,
    isBase64Encoded,
  }
}

const CONNECTION_HEADERS = ['connection', 'content-length', 'transfer-encoding', 'keep-alive']
const FORWARDED = ['x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']

/** The headers as sent, in their original case, without connection headers and those set by the gateway. */
function sentHeaders({ headerLines }: Request): [string, string][] {
  const omitted = [...CONNECTION_HEADERS, ...FORWARDED]
  return headerLines.filter(([name]) => !omitted.includes(name.toLowerCase()))
}

/** A client can send any `X-Forwarded-For`, so the real address is appended to it. */
function forwardedHeaders({ headers, address }: Request): [string, string][] {
  return [
    ['X-Forwarded-For', [headers['x-forwarded-for'], address].filter(Boolean).join(', ')],
    ['X-Forwarded-Port', headers.host?.split(':').at(-1) ?? ''],
    ['X-Forwarded-Proto', 'http'],
  ]
}

function valuesOf(pairs: [string, string][]): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value])
  return Object.fromEntries(values)
}

/** The last value of each name; null if there are no names. */
function lastValues(values: Record<string, string[]>): Record<string, string> | null {
  const entries = Object.entries(values)
  return entries.length > 0
    ? Object.fromEntries(entries.map(([name, list]) => [name, list.at(-1) ?? '']))
    : null
}
