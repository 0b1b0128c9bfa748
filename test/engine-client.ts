import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** The engine asks that a request is signed, not by whom: signing each took a fifth of the time that the client needs. */
const SIGNATURE = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=test',
  'x-amz-date': '20200101T000000Z',
}

const nothing = () => {}

/** For a logger with `info`, as its own is, the client copies each request and each answer. */
const logger = { debug: nothing, warn: nothing, error: nothing } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>

const signer: NonNullable<DynamoDBClientConfig['signer']> = async () => ({
  sign: async (request) => ({ ...request, headers: { ...request.headers, ...SIGNATURE } }),
})

/** A client of the real engine, or of a wire that leads to it. */
export function engineClient(config: DynamoDBClientConfig): DynamoDBClient {
  const client = new DynamoDBClient({ ...config, logger, signer, cacheMiddleware: true })
  client.middlewareStack.remove('getUserAgentMiddleware')
  client.middlewareStack.remove('recursionDetectionMiddleware')
  return client
}
