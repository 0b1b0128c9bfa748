import type { SendRequest } from '../../contract/send-request.ts'
import type { Verdict } from '../../domain/gate/gate.ts'
import type { SchedulesOf } from '../../domain/hours/schedule.ts'
import type { ProviderOptOuts } from '../core/provider-opt-outs.ts'
import type { SendText } from '../core/send-text.ts'
import type { Envelope } from '../gate/answer.ts'
import type { RecordDeps } from '../staff/record-rows.ts'
import type { MessageStore } from './message-store.ts'

/** What the sending gate needs. */
export interface SendMessageDeps extends RecordDeps {
  messages: MessageStore
  sendText: SendText
  providerOptOuts: Pick<ProviderOptOuts, 'since'>
  schedulesOf: SchedulesOf
  /** How many parts a text is sent in. */
  segmentsOf: (text: string) => number
  /** The same for the same request, and for no other. */
  fingerprintOf: (request: SendRequest) => string
  newDecision: () => string
  /** Waits for a message that another call has claimed; in milliseconds. */
  pause: (milliseconds: number) => Promise<void>
}

/** What the sending gate decided, before anything is sent. */
export type Decided = Verdict & Envelope

/** It may leave. */
export type Allowed = Extract<Decided, { decision: 'allow' }>

/** It may not, or not yet. */
export type NotAllowed = Exclude<Decided, { decision: 'allow' }>

export type { SendAnswer } from '../../contract/send-answer.ts'
