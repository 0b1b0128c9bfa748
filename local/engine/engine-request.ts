import { Agent, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { REGION } from '../template/place.ts'

/** What the engine answered. */
export interface EngineAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

// One identity for everybody: DynamoDB Local keeps a database of its own for each access key and Region.
const identity = {
  authorization: `AWS4-HMAC-SHA256 Credential=local/20200101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`,
  'x-amz-date': '20200101T000000Z',
}

/** Sends one AWS JSON request to the engine as it is. */
export async function askEngine(
  endpoint: string,
  target: string,
  body: Buffer | string,
): Promise<EngineAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<EngineAnswer>()
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': target,
    ...identity,
  }
  request(endpoint, { method: 'POST', agent, headers }, async (response) => {
    try {
      const answered = await buffer(response)
      resolve({ status: response.statusCode ?? 500, headers: passedOn(response.headers), body: answered })
    } catch (error) {
      reject(error)
    }
  })
    .on('error', reject)
    .end(body)
  return promise
}

/** Calls an operation of the engine; an error that it answers is thrown under its own name. */
export async function callEngine<Output>(endpoint: string, target: string, input: object): Promise<Output> {
  const { status, body } = await askEngine(endpoint, target, JSON.stringify(input))
  const output = JSON.parse(body.toString())
  if (status === 200) return output
  const error = new Error(output.message ?? output.Message)
  error.name = String(output.__type).split('#').pop() ?? 'Error'
  throw error
}

function passedOn(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const names = ['content-type', 'x-amz-crc32', 'x-amzn-requestid']
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  )
}
