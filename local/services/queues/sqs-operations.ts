import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Operation } from '../../http/json-protocol.ts'
import { ServiceError } from '../../http/message.ts'
import { ACCOUNT, arn } from '../../template/arn.ts'
import type { StackQueue } from '../../template/messaging.ts'
import { attributesDigest, bodyDigest } from './message-digest.ts'
import type { Queues, ReceivedMessage } from './queues.ts'

type Input = Record<string, unknown>

/** The operations of SQS, in the format of its JSON protocol. */
export function sqsOperations(queues: Queues, origin: string): Map<string, Operation> {
  const onQueue = (act: (queue: StackQueue, input: Input) => unknown): Operation => {
    return (input) => act(queueOf(queues, input), input)
  }
  const onEntries = (act: (queue: StackQueue, entry: Input) => object): Operation =>
    onQueue((queue, { Entries }) => {
      const list = Array.isArray(Entries) ? (Entries as Input[]) : []
      if (list.length === 0)
        throw new ServiceError('EmptyBatchRequest', 'The batch request does not contain any entries.')
      return { Successful: list.map((entry) => ({ Id: entry.Id, ...act(queue, entry) })), Failed: [] }
    })
  const remove = ({ name }: StackQueue, { ReceiptHandle }: Input) => {
    queues.remove(name, String(ReceiptHandle))
    return {}
  }
  return new Map([
    ['CreateQueue', (input) => ({ QueueUrl: create(queues, origin, input).url })],
    ['SendMessage', onQueue((queue, input) => send(queues, queue, input))],
    ['SendMessageBatch', onEntries((queue, entry) => send(queues, queue, entry))],
    ['ReceiveMessage', onQueue((queue, input) => receive(queues, queue, input))],
    ['DeleteMessage', onQueue(remove)],
    ['DeleteMessageBatch', onEntries(remove)],
    ['ChangeMessageVisibility', onQueue(({ name }, input) => hide(queues, name, input))],
    ['ChangeMessageVisibilityBatch', onEntries(({ name }, entry) => hide(queues, name, entry))],
    ['StartMessageMoveTask', (input) => startMove(queues, input)],
    ['PurgeQueue', onQueue(({ name }) => queues.purge(name))],
    ['GetQueueUrl', ({ QueueName }) => ({ QueueUrl: queueOf(queues, { QueueUrl: QueueName }).url })],
    ['GetQueueAttributes', onQueue((queue) => ({ Attributes: attributes(queues, queue) }))],
    ['ListQueues', ({ QueueNamePrefix }) => ({ QueueUrls: urls(queues, String(QueueNamePrefix ?? '')) })],
  ])
}

/** Creates a queue; of its attributes only the visibility timeout has an effect. */
function create(queues: Queues, origin: string, { QueueName, Attributes }: Input): StackQueue {
  const name = String(QueueName)
  const { VisibilityTimeout = 30 } = (Attributes ?? {}) as Input
  return queues.create({
    name,
    arn: arn('sqs', name),
    url: `${origin}/${ACCOUNT}/${name}`,
    visibilitySeconds: Number(VisibilityTimeout),
    redrive: undefined,
  })
}

function queueOf(queues: Queues, { QueueUrl }: Input): StackQueue {
  const queue = queues.byName.get(String(QueueUrl).split('/').pop() ?? '')
  if (!queue) {
    throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.')
  }
  return queue
}

function send(queues: Queues, { name }: StackQueue, input: Input): object {
  const body = input.MessageBody
  if (typeof body !== 'string' || body === '') {
    throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageBody.')
  }
  const attributes = (input.MessageAttributes ?? {}) as Record<string, unknown>
  return {
    MessageId: queues.send(name, { body, attributes, delaySeconds: Number(input.DelaySeconds ?? 0) }),
    MD5OfMessageBody: bodyDigest(body),
    MD5OfMessageAttributes: attributesDigest(attributes),
  }
}

async function receive(queues: Queues, { name }: StackQueue, input: Input): Promise<object> {
  const limit = Number(input.MaxNumberOfMessages ?? 1)
  const seconds = input.VisibilityTimeout === undefined ? undefined : Number(input.VisibilityTimeout)
  const received = queues.receive(name, limit, seconds)
  if (received.length > 0) return { Messages: received.map(messageOf) }
  const timeout = AbortSignal.timeout(Number(input.WaitTimeSeconds ?? 0) * 1000)
  await once(queues.arrivals, name, { signal: timeout }).catch(() => {})
  return { Messages: queues.receive(name, limit, seconds).map(messageOf) }
}

function hide(queues: Queues, name: string, { ReceiptHandle, VisibilityTimeout }: Input): object {
  queues.hide(name, String(ReceiptHandle), Number(VisibilityTimeout))
  return {}
}

/** Moves the messages of a dead-letter queue to the queue that they came from, or to the given one. */
function startMove(queues: Queues, { SourceArn, DestinationArn }: Input): object {
  const all = [...queues.byName.values()]
  const source = all.find(({ arn }) => arn === SourceArn)
  const origin = all.find(({ redrive }) => redrive && redrive.queue === source?.name)
  const destination = DestinationArn === undefined ? origin : all.find(({ arn }) => arn === DestinationArn)
  if (!source || !destination) {
    throw new ServiceError('ResourceNotFoundException', 'The resource that you specified does not exist.')
  }
  if (!origin) {
    throw new ServiceError('InvalidParameterValue', 'Source queue must be configured as a dead letter queue.')
  }
  queues.moveAll(source.name, destination.name)
  return { TaskHandle: randomUUID() }
}

function messageOf({ id, receipt, body, attributes, ...times }: ReceivedMessage): object {
  const hasAttributes = Object.keys(attributes).length > 0
  return {
    MessageId: id,
    ReceiptHandle: receipt,
    MD5OfBody: bodyDigest(body),
    Body: body,
    Attributes: systemAttributes(times),
    ...(hasAttributes && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: attributesDigest(attributes),
    }),
  }
}

/** The attributes that SQS adds to a received message. */
export function systemAttributes(
  message: Pick<ReceivedMessage, 'sentAt' | 'firstReceivedAt' | 'receiveCount'>,
): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  }
}

function attributes(queues: Queues, { name, arn, visibilitySeconds, redrive }: StackQueue): object {
  const { visible, hidden } = queues.count(name)
  const target = redrive && queues.byName.get(redrive.queue)?.arn
  return {
    QueueArn: arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(hidden),
    ApproximateNumberOfMessagesDelayed: '0',
    VisibilityTimeout: String(visibilitySeconds),
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: target,
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  }
}

function urls(queues: Queues, prefix: string): string[] {
  return [...queues.byName.values()].filter(({ name }) => name.startsWith(prefix)).map(({ url }) => url)
}
