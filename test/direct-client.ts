import * as sdk from '@aws-sdk/client-dynamodb'
import { sendToEngine } from '../local/engine/engine-request.ts'

/** A command of the SDK, of which only its operation and its input matter here. */
interface Command {
  constructor: { name: string }
  input: object
}

/** An error as the engine describes it. */
interface Failure {
  __type: string
  message?: string
}

/**
 * A client of the real engine that sends and reads its JSON as it is: the SDK needs four times as long for a request. The tests
 * of faults, of the client and of the local run go through the whole SDK.
 */
export function directClient(endpoint: string): sdk.DynamoDBClient {
  const client = new sdk.DynamoDBClient({ endpoint })
  const send = async (command: Command) => {
    const operation = command.constructor.name.replace(/Command$/, '')
    const { status, body } = await sendToEngine(
      endpoint,
      `DynamoDB_20120810.${operation}`,
      JSON.stringify(command.input),
    )
    const output = JSON.parse(body.toString())
    if (status === 200) return output
    throw errorOf(output)
  }
  return Object.assign(client, { send })
}

type ErrorClass = new (options: object) => sdk.DynamoDBServiceException

/** The error that the SDK makes of it, with all that it says. */
function errorOf({ __type, message = '', ...said }: Failure): sdk.DynamoDBServiceException {
  const name = __type.split('#').at(-1) ?? ''
  const known: Record<string, unknown> = sdk
  const Class = (known[name] ?? sdk.DynamoDBServiceException) as ErrorClass
  return Object.assign(new Class({ name, message, $fault: 'client', $metadata: {} }), said)
}
