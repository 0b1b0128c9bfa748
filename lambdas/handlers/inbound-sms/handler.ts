import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type Execution, execute } from '../../application/core/execute.ts'
import type { Unreadable } from '../../application/core/log.ts'
import { type InboundSms, readsAsStop, routeInbound } from '../../application/inbound/route-inbound.ts'
import { strangerOf } from '../../application/inbound/stranger.ts'
import { type InvitationsByCode, withInvitation } from '../../application/inbound/with-invitation.ts'
import { queuedMessage } from '../pipeline/queued-message.ts'
import { type BackoffDeps, workWithBackoff } from '../pipeline/work-with-backoff.ts'
import { readInboundSms } from './request.ts'
import { type QueuedSms, senderOf, shareBatch } from './share-batch.ts'

/** Dependencies of receiving text messages. */
export interface InboundSmsDeps extends Execution, BackoffDeps {
  invitations: InvitationsByCode
  /** The defined number of an actual number; they differ if a simulator stands for a number. */
  definedNumber: (actual: string) => Promise<string>
  /** Puts an unreadable message into the dead-letter queue, which sets off an alarm. */
  keepUnreadable: (body: string) => Promise<void>
}

/**
 * Receives text messages. Each is recorded before it is acknowledged (OUT-5), and the messages of one person stay in order.
 * An unreadable message is set aside at once; every other failure is retried until the message is recorded.
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
  const sender = strangerOf(deps.definitions, sms.originationNumber)
  if (sender) return deps.log({ event: 'inbound_stranger', sender })
  const destinationNumber = await deps.definedNumber(sms.destinationNumber)
  const command = routeInbound(deps.definitions, { ...sms, destinationNumber })
  if (typeof command === 'string') return setAside(deps, body, command)
  await execute(deps, await withInvitation(deps, command), command.inboundMessageId)
}

async function setAside(
  { log, keepUnreadable }: InboundSmsDeps,
  body: string,
  why: Unreadable,
): Promise<void> {
  await keepUnreadable(body)
  log({ event: 'inbound_unreadable', why })
}
