import { type AttributeValue, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient()

/** The smallest function that reads the table: the baseline for the gate's start. */
export const handler = (Key: Record<string, AttributeValue>) =>
  client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key, ConsistentRead: true }))
