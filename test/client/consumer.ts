import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { environmentAt } from '../snippets.ts'

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:assent-consent-events'
const PATIENCE = 30_000

/** What a consumer says when it applies each event of {@link consumedBy} once and in order. */
export const CONSUMED = ['opted_in globex-news', 'opted_out every program', 'opted_in globex-news']
/** A number of a tenant that nobody else texts, so that nobody else's events come in between. */
const TO = '+12065550110'

/** Creates a queue in the system at this origin, subscribes it to opt-ins and opt-outs, and answers its URL. */
async function subscribedQueue(origin: string, QueueName: string): Promise<string> {
  const options = clientOptions(origin)
  const { QueueUrl = '' } = await new SQSClient(options).send(new CreateQueueCommand({ QueueName }))
  await new SNSClient(options).send(
    new SubscribeCommand({
      TopicArn: TOPIC,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:us-east-1:000000000000:${QueueName}`,
      Attributes: {
        RawMessageDelivery: 'true',
        FilterPolicy: JSON.stringify({ type: ['opted_in', 'opted_out'], tenant: ['globex'] }),
      },
    }),
  )
  return QueueUrl
}

function clientOptions(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }
}

/** The lines that a consumer says while a phone opts in, asks for help and stops, both events repeat in the wrong order, and it opts in again. */
export async function consumedBy(
  [program, ...args]: [program: string, ...args: string[]],
  { cwd, origin, phone }: { cwd: string; origin: string; phone: string },
): Promise<string[]> {
  const queue = await subscribedQueue(origin, `consumer-${phone.slice(1)}`)
  const child = spawn(program, args, { cwd, env: { ...environmentAt(origin), QUEUE_URL: queue } })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const lines = () => said.split('\n').filter(Boolean)
  const text = (body: string) =>
    fetch(`${origin}/_local/phones/${phone}`, { method: 'POST', body: JSON.stringify({ body, to: TO }) })
  try {
    await text('START')
    await until(() => lines().length >= 1)
    await text('HELP')
    await text('STOP')
    await until(() => lines().length >= 2)
    for (const event of (await eventsOf(origin, phone))
      .filter(({ type }) => /^opted_/.test(type))
      .reverse()) {
      await new SQSClient(clientOptions(origin)).send(
        new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify(event) }),
      )
    }
    await text('START')
    await until(() => lines().length >= 3)
    return lines()
  } finally {
    child.kill()
  }
}

async function eventsOf(origin: string, phone: string): Promise<{ type: string; to: string }[]> {
  const published = await (await fetch(`${origin}/_local/events`)).text()
  const events = published.split('\n').filter(Boolean)
  return events.map((line) => JSON.parse(line)).filter(({ to }) => to === phone)
}

/** Waits until something holds, or long enough. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!holds() && Date.now() < end) await wait(50)
}
