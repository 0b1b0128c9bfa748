import { z } from 'zod'
import type { Answer } from '../../http/message.ts'
import { isBinary } from './media-type.ts'

const headerValue = z.union([z.string(), z.boolean().transform(String)])

/** What a function behind a Lambda proxy may answer: nothing must be there, and nothing else may be. */
const ProxyAnswer = z.strictObject({
  statusCode: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]).nullish(),
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(headerValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

/** The answer in a function's payload; undefined where API Gateway could not read it. */
export function proxyAnswer(
  payload: string,
  accept: string | undefined,
  binaryMediaTypes: readonly string[],
): Answer | undefined {
  const { success, data } = ProxyAnswer.safeParse(JSON.parse(payload))
  const status = data?.statusCode ?? 200
  if (!success || status < 200 || status > 599) return undefined
  const decodes = data.isBase64Encoded && isBinary(accept, binaryMediaTypes)
  return {
    status,
    headers: {
      'content-type': 'application/json',
      ...merged(data.headers ?? {}, data.multiValueHeaders ?? {}),
    },
    body: decodes ? Buffer.from(data.body ?? '', 'base64') : (data.body ?? ''),
  }
}

const OF_THE_CONNECTION = ['connection', 'content-length', 'transfer-encoding', 'keep-alive']

/** One list of both, each value once. */
function merged(
  single: Record<string, string>,
  multiple: Record<string, string[]>,
): Record<string, string[]> {
  const values = new Map<string, string[]>()
  const singles = Object.entries(single).map(([name, value]) => [name, [value]] as const)
  for (const [name, list] of [...Object.entries(multiple), ...singles]) {
    const known = values.get(name.toLowerCase()) ?? []
    values.set(name.toLowerCase(), [...new Set([...known, ...list])])
  }
  for (const name of OF_THE_CONNECTION) values.delete(name)
  return Object.fromEntries(values)
}
