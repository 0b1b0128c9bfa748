import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type Execution, execute } from '../../application/core/execute.ts'
import type { Log, Unreadable } from '../../application/core/log.ts'
import { type InboundSms, routeInbound } from '../../application/inbound/route-inbound.ts'
import { workBatch } from '../pipeline/work-batch.ts'
import { readInboundSms } from './request.ts'

/** What receiving text messages needs. */
export interface InboundSmsDeps extends Execution {
  log: Log
  /** The defined number of an actual one: they differ where a simulator plays a number's part. */
  definedNumber: (actual: string) => Promise<string>
  /** Keeps a message that nobody can read, where an alarm rings for it. */
  keepUnreadable: (body: string) => Promise<void>
}

/** Receives text messages: each is recorded before it is acknowledged (OUT-5); those of one person keep their order. */
export function createInboundSmsHandler(deps: InboundSmsDeps) {
  return (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batch = event.Records.map(({ messageId, body }) => ({ messageId, body, sms: readInboundSms(body) }))
    return workBatch(deps.log, batch, groupOf, ({ body, sms }) => receive(deps, body, sms))
  }
}

function groupOf({ messageId, sms }: { messageId: string; sms: InboundSms | Unreadable }): string {
  return typeof sms === 'string' ? messageId : sms.originationNumber
}

async function receive(deps: InboundSmsDeps, body: string, sms: InboundSms | Unreadable): Promise<void> {
  if (typeof sms === 'string') return setAside(deps, body, sms)
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
