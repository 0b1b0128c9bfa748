import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})
export const handler = async (event: unknown) => ({ event, region: await client.config.region() })
