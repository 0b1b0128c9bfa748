import { arn, nameInArn } from '../template/arn.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import type { Call } from './call.ts'

type TableInput = { TableName?: string; IndexName?: string }

/** The action that each part of a transaction is checked for: transactions have no action of their own. */
const PARTS = new Map([
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
  ['Get', 'GetItem'],
])

/** DynamoDB: a table or an index of it, each table of a batch, each part of a transaction. */
export function tableRequests({ operation, input }: Call): AuthorizationRequest[] {
  const { RequestItems, TransactItems } = input as {
    RequestItems?: object
    TransactItems?: Record<string, TableInput>[]
  }
  if (TransactItems) {
    return TransactItems.flatMap((part) => Object.entries(part)).map(([kind, part]) =>
      request(PARTS.get(kind) ?? kind, part),
    )
  }
  if (RequestItems) return Object.keys(RequestItems).map((TableName) => request(operation, { TableName }))
  return [request(operation, input as TableInput)]
}

function request(operation: string, { TableName = '', IndexName }: TableInput): AuthorizationRequest {
  const table = nameInArn(TableName).replace(/^table\//, '')
  const index = IndexName === undefined ? '' : `/index/${IndexName}`
  return { action: `dynamodb:${operation}`, resource: arn('dynamodb', `table/${table}${index}`) }
}
