import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import {
  BatchGetItemCommand,
  DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { createSendText } from '../lambdas/adapters/aws/end-user-messaging.ts'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { answerKey } from '../lambdas/adapters/core/keys.ts'
import { zoneOffset } from '../lambdas/adapters/gate/zone-offset.ts'
import { createMessageStore } from '../lambdas/adapters/sending/dynamodb-messages.ts'
import { fingerprintOf } from '../lambdas/adapters/sending/request-fingerprint.ts'
import { segmentsOf } from '../lambdas/adapters/sending/segments.ts'
import type { OutgoingText, SendText } from '../lambdas/application/core/ports/send-text.ts'
import { contentHash } from '../lambdas/definitions/content-hash.ts'
import { schedulesBy } from '../lambdas/domain/hours/schedules.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { withPipeline } from '../lambdas/handlers/pipeline/pipeline.ts'
import { createSendMessageHandler } from '../lambdas/handlers/send-message/handler.ts'
import { createExecution } from '../lambdas/handlers/wiring/execution.ts'
import { type Comparison, compare } from './rig/interleaved.ts'
import { invoked } from './rig/invoked.ts'
import { lineLog } from './rig/line-log.ts'
import { person, writePeople } from './rig/people.ts'
import { captureRequests, type Sent } from './rig/sent.ts'
import { benchTable } from './rig/table.ts'

const TIMES = 500
const WARM_UP = 100
const CONFIGURATION_SET = 'assent'

/** Measures sends through the sending gate's handler, relative to the same calls made directly for other people. */
export async function benchSend(
  endpoint: string,
  definitions: Definitions,
  sample: string,
): Promise<Comparison> {
  const worker = new Worker(new URL('./rig/sms-service.ts', import.meta.url))
  const [port] = await once(worker, 'message')
  process.env.AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2 = `http://127.0.0.1:${port}`
  const table = await benchTable(endpoint, definitions, { name: 'sending', stream: false })
  await writePeople(endpoint, table.tableName, sample, 3 * (TIMES + WARM_UP) + 1)
  let people = 0
  const next = () => person(people++)

  const model = await modelSend(endpoint, table, definitions, next())
  const direct = directSender(table, model)
  const gate = gateOf(table, definitions, sendText())
  const prepared = Array.from({ length: 2 * (TIMES + WARM_UP) }, () => direct.prepare(next()))
  const raw = async () => direct.send(prepared.pop() as Prepared)
  const send = async () => {
    const answer = await gate(requestTo(next()))
    if (!('messageId' in answer)) throw new Error('The message was not sent.')
  }
  await compare(WARM_UP, raw, send)
  const comparison = await compare(TIMES, raw, send)
  await worker.terminate()
  return comparison
}

function requestTo(to: string) {
  return { program: 'acme-alerts', to, body: 'Your order has been shipped.', idempotencyKey: randomUUID() }
}

function sendText(): SendText {
  return createSendText(async (number) => number, CONFIGURATION_SET)
}

function gateOf(table: ConsentTable, definitions: Definitions, sendText: SendText) {
  const handler = createSendMessageHandler({
    ...createExecution(table, definitions),
    messages: createMessageStore(table),
    sendText,
    // Asked only about a text that was refused, and here none is.
    providerOptOuts: { since: async () => undefined },
    schedulesOf: schedulesBy(zoneOffset),
    segmentsOf,
    contentHash,
    fingerprintOf,
    newDecision: randomUUID,
    pause: (milliseconds) => pause(milliseconds),
    log: lineLog,
  })
  return invoked(withPipeline(lineLog, handler))
}

/** All calls of one send to table and provider. */
interface Model {
  to: string
  answerKey: string
  sent: Sent[]
  text: OutgoingText
}

/** Sends once through the gate and captures every call. */
async function modelSend(
  endpoint: string,
  { tableName }: ConsentTable,
  definitions: Definitions,
  to: string,
): Promise<Model> {
  const client = new DynamoDBClient({ endpoint })
  const sent = captureRequests(client)
  const texts: OutgoingText[] = []
  const send = sendText()
  const gate = gateOf({ client, tableName }, definitions, async (text) => {
    texts.push(text)
    return send(text)
  })
  const request = requestTo(to)
  await gate(request)
  const [text] = texts
  if (!text || sent.length !== 3) throw new Error('A send made unexpected calls.')
  return { to, answerKey: answerKey('acme', request.idempotencyKey).pk, sent, text }
}

interface Prepared {
  sent: Sent[]
  text: OutgoingText
}

/** Makes the same calls directly, for another person and with another key. */
function directSender({ client }: ConsentTable, { to: modelPerson, answerKey: modelKey, ...model }: Model) {
  const json = JSON.stringify(model)
  const provider = new PinpointSMSVoiceV2Client({ maxAttempts: 1 })
  const write = async (sent: Sent | undefined) => {
    if (sent?.name === 'BatchGetItemCommand') await client.send(new BatchGetItemCommand(sent.input))
    if (sent?.name === 'TransactWriteItemsCommand')
      await client.send(new TransactWriteItemsCommand(sent.input))
    if (sent?.name === 'UpdateItemCommand') await client.send(new UpdateItemCommand(sent.input))
  }
  return {
    prepare: (to: string): Prepared =>
      JSON.parse(json.replaceAll(modelPerson, to).replaceAll(modelKey, answerKey('acme', randomUUID()).pk)),
    send: async ({ sent: [read, claim, settle], text }: Prepared) => {
      await write(read)
      await write(claim)
      await provider.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: text.to,
          OriginationIdentity: text.from,
          MessageBody: text.body,
          MessageType: 'TRANSACTIONAL',
          Context: text.context,
          ConfigurationSetName: CONFIGURATION_SET,
        }),
      )
      await write(settle)
    },
  }
}
