import { z } from 'zod'
import type { Response } from '../../http/message.ts'
import { isBinary } from './media-type.ts'

const headerValue = z.union([z.string(), z.boolean().transform(String)])

/** The response of a function behind a Lambda proxy; every member is optional, and no others are allowed. */
const ProxyResponse = z.strictObject({
  statusCode: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]).nullish(),
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(headerValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

/** The response in a function's payload; undefined if API Gateway would reject it as malformed. */
export function proxyResponse(
  payload: string,
  accept: string | undefined,
  binaryMediaTypes: readonly string[],
): Response | undefined {
  const { success, data } = ProxyResponse.safeParse(JSON.parse(payload))
  const status = data?.statusCode ?? 200
  if (!success || status < 200 || status > 599) return undefined
  const decodes = data.isBase64Encoded && isBinary(accept, binaryMediaTypes)
  return {
    status,
    headers: {
      'content-type': 'application/json',
      ...mergeHeaders(data.headers ?? {}, data.multiValueHeaders ?? {}),
    },
    body: decodes ? Buffer.from(data.body ?? '', 'base64') : (data.body ?? ''),
  }
}

const CONNECTION_HEADERS = ['connection', 'content-length', 'transfer-encoding', 'keep-alive']

/** Merges both lists, each value once. */
function mergeHeaders(
  single: Record<string, string>,
  multiple: Record<string, string[]>,
): Record<string, string[]> {
  const values = new Map<string, string[]>()
  const singles = Object.entries(single).map(([name, value]) => [name, [value]] as const)
  for (const [name, list] of [...Object.entries(multiple), ...singles]) {
    const known = values.get(name.toLowerCase()) ?? []
    values.set(name.toLowerCase(), [...new Set([...known, ...list])])
  }
  for (const name of CONNECTION_HEADERS) values.delete(name)
  return Object.fromEntries(values)
}
