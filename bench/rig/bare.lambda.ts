import { type AttributeValue, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient()

/** The least that a function can be which reads the table: what the gate's start is measured over. */
export const handler = (Key: Record<string, AttributeValue>) =>
  client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key, ConsistentRead: true }))
