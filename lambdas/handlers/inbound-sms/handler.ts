import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type Execution, execute } from '../../application/core/execute.ts'
import type { Unreadable } from '../../application/core/log.ts'
import { type InboundSms, readsAsStop, routeInbound } from '../../application/inbound/route-inbound.ts'
import { strangerOf } from '../../application/inbound/stranger.ts'
import { queuedMessage } from '../pipeline/queued-message.ts'
import { type BackoffDeps, workWithBackoff } from '../pipeline/work-with-backoff.ts'
import { readInboundSms } from './request.ts'
import { type QueuedSms, senderOf, shareBatch } from './share-batch.ts'

/** What receiving text messages needs. */
export interface InboundSmsDeps extends Execution, BackoffDeps {
  /** The defined number of an actual one: they differ where a simulator plays a number's part. */
  definedNumber: (actual: string) => Promise<string>
  /** Keeps a message that nobody can read, where an alarm rings for it. */
  keepUnreadable: (body: string) => Promise<void>
}

/**
 * Receives text messages: each is recorded before it is acknowledged (OUT-5); those of one person keep their order. What
 * nobody can read is set aside at once; whatever else fails is tried again until it is recorded.
 */
export function createInboundSmsHandler(deps: InboundSmsDeps) {
  return (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batch = event.Records.map(queuedMessage).map((message): QueuedSms => {
      return { ...message, sms: readInboundSms(message.body) }
    })
    const shared = shareBatch(batch, {
      now: Date.parse(deps.clock()),
      isStop: (sms) => readsAsStop(deps.definitions, sms),
    })
    return workWithBackoff(deps, shared, {
      groupOf: senderOf,
      work: ({ body, sms }) => receive(deps, body, sms),
      waiting: 'inbound_waiting',
    })
  }
}

async function receive(deps: InboundSmsDeps, body: string, sms: InboundSms | Unreadable): Promise<void> {
  if (typeof sms === 'string') return setAside(deps, body, sms)
  const sender = strangerOf(sms.originationNumber)
  if (sender) return deps.log({ event: 'inbound_stranger', sender })
  const destinationNumber = await deps.definedNumber(sms.destinationNumber)
  const command = routeInbound(deps.definitions, { ...sms, destinationNumber })
  if (typeof command === 'string') return setAside(deps, body, command)
  await execute(deps, command, command.inboundMessageId)
}

async function setAside(
  { log, keepUnreadable }: InboundSmsDeps,
  body: string,
  why: Unreadable,
): Promise<void> {
  await keepUnreadable(body)
  log({ event: 'inbound_unreadable', why })
}
