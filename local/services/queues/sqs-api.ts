import { jsonService, type Operation } from '../../http/json-protocol.ts'
import { type Service, ServiceError } from '../../http/message.ts'
import { members, queryService } from '../../http/query-protocol.ts'
import type { Queues } from './queues.ts'
import { sqsOperations } from './sqs-operations.ts'

/** SQS as newer SDKs speak it. */
export function sqsApi(queues: Queues, origin: string): Service {
  return jsonService('AmazonSQS', sqsOperations(queues, origin), (code) => ({
    'x-amzn-query-error': `${queryCode(code)};Sender`,
  }))
}

/** SQS as clients from before 2024 speak it. */
export function sqsQueryApi(queues: Queues, origin: string): Service {
  const operations = [...sqsOperations(queues, origin)].map(
    ([name, operation]) => [name, (form: URLSearchParams) => call(operation, form)] as const,
  )
  const namespace = 'http://queue.amazonaws.com/doc/2012-11-05/'
  return queryService({ version: '2012-11-05', namespace }, new Map(operations))
}

async function call(operation: Operation, form: URLSearchParams): Promise<unknown> {
  const attributes = members(form, 'MessageAttribute').map((entry) => [
    entry.get('Name'),
    { DataType: entry.get('Value.DataType'), StringValue: entry.get('Value.StringValue') },
  ])
  const input = { ...Object.fromEntries(form), MessageAttributes: Object.fromEntries(attributes) }
  try {
    return flattened((await operation(input)) as Record<string, unknown>)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw new ServiceError(queryCode(error.code), error.message)
  }
}

/** The JSON shapes as the query protocol writes them: lists and maps repeat their element. */
function flattened(output: Record<string, unknown> = {}): Record<string, unknown> {
  const { Messages, QueueUrls, Attributes, MessageAttributes, ...rest } = output
  return {
    ...rest,
    Message: Array.isArray(Messages) ? Messages.map(flattened) : undefined,
    QueueUrl: QueueUrls ?? rest.QueueUrl,
    Attribute: Attributes && named(Attributes),
    MessageAttribute: MessageAttributes && named(MessageAttributes),
  }
}

function named(map: object): object[] {
  return Object.entries(map).map(([Name, Value]) => ({ Name, Value }))
}

/** The names that some errors had in the query protocol; newer SDKs are told them too, in a header. */
function queryCode(code: string): string {
  const renamed = new Map([
    ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
    ['EmptyBatchRequest', 'AWS.SimpleQueueService.EmptyBatchRequest'],
  ])
  return renamed.get(code) ?? code
}
