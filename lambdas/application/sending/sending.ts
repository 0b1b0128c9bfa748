import type { SendRequest } from '../../contract/send-request.ts'
import type { Verdict } from '../../domain/gate/gate.ts'
import type { SchedulesOf } from '../../domain/hours/schedule.ts'
import type { ProviderOptOuts } from '../core/ports/provider-opt-outs.ts'
import type { SendText } from '../core/ports/send-text.ts'
import type { Envelope } from '../gate/answer.ts'
import type { RecordDeps } from '../staff/record-rows.ts'
import type { MessageStore } from './message-store.ts'

/** Dependencies of the sending gate. */
export interface SendMessageDeps extends RecordDeps {
  messages: MessageStore
  sendText: SendText
  providerOptOuts: Pick<ProviderOptOuts, 'since'>
  schedulesOf: SchedulesOf
  /** How many segments a text takes. */
  segmentsOf: (text: string) => number
  /** Identical for the same request, and for no other. */
  fingerprintOf: (request: SendRequest) => string
  newDecision: () => string
  /** Waits for a message that another call has claimed; in milliseconds. */
  pause: (milliseconds: number) => Promise<void>
}

/** The sending gate's decision, before anything is sent. */
export type Decided = Verdict & Envelope

/** A message that may be sent. */
export type Allowed = Extract<Decided, { decision: 'allow' }>

/** A message that may not be sent, or not yet. */
export type NotAllowed = Exclude<Decided, { decision: 'allow' }>

export type { SendAnswer } from '../../contract/send-answer.ts'
