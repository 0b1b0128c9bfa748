import type {
  BatchGetItemCommandInput,
  DynamoDBClient,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'

/** A request sent by a client. */
export type Sent =
  | { name: 'GetItemCommand'; input: GetItemCommandInput }
  | { name: 'BatchGetItemCommand'; input: BatchGetItemCommandInput }
  | { name: 'QueryCommand'; input: QueryCommandInput }
  | { name: 'PutItemCommand'; input: PutItemCommandInput }
  | { name: 'UpdateItemCommand'; input: UpdateItemCommandInput }
  | { name: 'TransactWriteItemsCommand'; input: TransactWriteItemsCommandInput }

/** Captures the requests that a client sends. */
export function captureRequests(client: DynamoDBClient): Sent[] {
  const sent: Sent[] = []
  client.middlewareStack.add(
    (next, context) => (args) => {
      sent.push({ name: context.commandName, input: args.input } as Sent)
      return next(args)
    },
    { step: 'initialize', name: 'captureRequests' },
  )
  return sent
}
