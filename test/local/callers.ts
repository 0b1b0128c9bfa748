import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { marshall } from '@aws-sdk/util-dynamodb'
import { expect } from 'vitest'
import type { Text } from '../../local/services/texts/texts.ts'
import type { Running } from './running.ts'

const account = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
}
let messageCount = 0

/** Calls a running system through the AWS SDK and the local API. */
export function callersOf({ origin, tableName }: Pick<Running, 'origin' | 'tableName'>) {
  const options = { ...account, endpoint: origin }
  // Made once: each takes longer to make than to ask.
  const lambda = new LambdaClient(options)
  const sns = new SNSClient(options)
  const sqs = new SQSClient(options)
  const dynamodb = new DynamoDBClient(options)
  const invoke = async (FunctionName: string, request: unknown, Qualifier = 'v1') => {
    const Payload = JSON.stringify(request)
    const response = await lambda.send(new InvokeCommand({ FunctionName, Qualifier, Payload }))
    return JSON.parse(Buffer.from(response.Payload ?? []).toString())
  }
  const local = async (path: string, body?: unknown) => {
    const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    return fetch(`${origin}${path}`, request)
  }
  const messagesOf = async (phone: string) => {
    const { messages } = (await (await local(`/_local/phones/${phone}`)).json()) as { messages: Text[] }
    return messages
  }
  return {
    invoke,
    local,
    messagesOf,
    /** Publishes a text as End User Messaging does, and resolves when SNS has acknowledged it. */
    publishText: async (from: string, body: string, to = '+12065550100') => {
      messageCount++
      const message = {
        originationNumber: from,
        destinationNumber: to,
        messageKeyword: 'KEYWORD_000000000000',
        messageBody: body,
        inboundMessageId: `message-${process.pid}-${messageCount}`,
      }
      const TopicArn = 'arn:aws:sns:us-east-1:000000000000:assent-inbound-sms'
      await sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(message) }))
    },
    publish: (Message: string, topic = 'assent-inbound-sms') =>
      sns.send(new PublishCommand({ TopicArn: `arn:aws:sns:us-east-1:000000000000:${topic}`, Message })),
    /** The system's time. */
    now: async (): Promise<string> => readNow(await local('/_local/clock')),
    /** Moves the system's clock ahead, however long that takes, and returns the new time. */
    advance: async (advance: string): Promise<string> => {
      let response = await local('/_local/clock', { advance })
      while (response.status === 202 || response.status === 409) {
        response = await local('/_local/clock', { advance: 'PT0S', expire: false })
      }
      return readNow(response)
    },
    /** Polls the texts sent to this phone. */
    replies: (phone: string) =>
      expect.poll(
        async () =>
          (await messagesOf(phone)).filter(({ direction }) => direction === 'out').map(({ body }) => body),
        { timeout: 15_000 },
      ),
    gate: (to: string, program = 'acme-alerts') => invoke('assent-send-gate', { program, to }),
    /** Writes an item past the system, as somebody with access to the table could. */
    plant: async (item: object) => {
      await dynamodb.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }))
    },
    scan: async () => (await dynamodb.send(new ScanCommand({ TableName: tableName }))).Items ?? [],
    events: async (phone: string): Promise<{ type: string; to: string }[]> => {
      const lines = (await (await local('/_local/events')).text()).split('\n').filter(Boolean)
      return lines.map((line) => JSON.parse(line)).filter(({ to }) => to === phone)
    },
    /** Puts a message straight into a queue. */
    enqueue: async (queue: string, MessageBody: string) => {
      const QueueUrl = `${origin}/000000000000/${queue}`
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
    },
    receive: async (queue: string) => {
      const QueueUrl = `${origin}/000000000000/${queue}`
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }))
      return Messages.map(({ Body }) => Body)
    },
  }
}

async function readNow(response: Response): Promise<string> {
  return ((await response.json()) as { now: string }).now
}
