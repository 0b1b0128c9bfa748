import { jsonService, type Operation } from '../../http/json-protocol.ts'
import { type Service, ServiceError } from '../../http/message.ts'
import { listMembers, queryService } from '../../http/query-protocol.ts'
import type { Queues } from './queues.ts'
import { sqsOperations } from './sqs-operations.ts'

/** SQS in the JSON protocol of newer SDKs. */
export function sqsApi(queues: Queues, origin: string): Service {
  return jsonService('AmazonSQS', sqsOperations(queues, origin), (code) => ({
    'x-amzn-query-error': `${queryCode(code)};Sender`,
  }))
}

/** SQS in the query protocol of clients from before 2024. */
export function sqsQueryApi(queues: Queues, origin: string): Service {
  const operations = [...sqsOperations(queues, origin)].map(
    ([name, operation]) => [name, (form: URLSearchParams) => call(operation, form)] as const,
  )
  const namespace = 'http://queue.amazonaws.com/doc/2012-11-05/'
  return queryService({ version: '2012-11-05', namespace }, new Map(operations))
}

async function call(operation: Operation, form: URLSearchParams): Promise<unknown> {
  const attributes = listMembers(form, 'MessageAttribute').map((entry) => [
    entry.get('Name'),
    { DataType: entry.get('Value.DataType'), StringValue: entry.get('Value.StringValue') },
  ])
  const input = { ...Object.fromEntries(form), MessageAttributes: Object.fromEntries(attributes) }
  try {
    return flatten((await operation(input)) as Record<string, unknown>)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw new ServiceError(queryCode(error.code), error.message)
  }
}

/** Converts JSON output to the query protocol, in which lists and maps repeat their element. */
function flatten(output: Record<string, unknown> = {}): Record<string, unknown> {
  const { Messages, QueueUrls, Attributes, MessageAttributes, ...rest } = output
  return {
    ...rest,
    Message: Array.isArray(Messages) ? Messages.map(flatten) : undefined,
    QueueUrl: QueueUrls ?? rest.QueueUrl,
    Attribute: Attributes && nameValuePairs(Attributes),
    MessageAttribute: MessageAttributes && nameValuePairs(MessageAttributes),
  }
}

function nameValuePairs(map: object): object[] {
  return Object.entries(map).map(([Name, Value]) => ({ Name, Value }))
}

/** The query protocol's names of errors, which newer SDKs get in a header as well. */
function queryCode(code: string): string {
  const renamed = new Map([
    ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
    ['EmptyBatchRequest', 'AWS.SimpleQueueService.EmptyBatchRequest'],
  ])
  return renamed.get(code) ?? code
}
