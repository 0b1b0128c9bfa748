import { Agent, request } from 'node:http'
import { bytesOf } from '../http/bytes-of.ts'
import { REGION } from '../template/arn.ts'

/** A response of the engine. */
export interface EngineResponse {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

// The same identity for every caller: DynamoDB Local keeps a separate database for each access key and Region.
const identity = {
  authorization: `AWS4-HMAC-SHA256 Credential=local/20200101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`,
  'x-amz-date': '20200101T000000Z',
}

/** Forwards one AWS JSON request to the engine unchanged. */
export async function sendToEngine(
  endpoint: string,
  target: string,
  body: Buffer | string,
): Promise<EngineResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<EngineResponse>()
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': target,
    ...identity,
  }
  request(endpoint, { method: 'POST', agent, headers }, async (response) => {
    try {
      const received = await bytesOf(response)
      resolve({
        status: response.statusCode ?? 500,
        headers: forwardedHeaders(response.headers),
        body: received,
      })
    } catch (error) {
      reject(error)
    }
  })
    .on('error', reject)
    .end(body)
  return promise
}

/** Calls an operation of the engine; throws an error response under its own name. */
export async function callEngine<Output>(endpoint: string, target: string, input: object): Promise<Output> {
  const { status, body } = await sendToEngine(endpoint, target, JSON.stringify(input))
  const output = JSON.parse(body.toString())
  if (status === 200) return output
  const error = new Error(output.message ?? output.Message)
  error.name = String(output.__type).split('#').pop() ?? 'Error'
  throw error
}

function forwardedHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const names = ['content-type', 'x-amz-crc32', 'x-amzn-requestid']
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  )
}
