import type { SendRequest } from '../contract/send-request.ts'
import type { SchedulesOf } from '../domain/sending/schedule.ts'
import type { Answer } from './check.ts'
import type { MessageStore } from './message-store.ts'
import type { Recording } from './record-rows.ts'
import type { SendText } from './send-text.ts'

/** What the sending gate needs. */
export interface Sending extends Recording {
  messages: MessageStore
  sendText: SendText
  schedulesOf: SchedulesOf
  /** How many parts a text is sent in. */
  segmentsOf: (text: string) => number
  /** The same for the same request, and for no other. */
  fingerprintOf: (request: SendRequest) => string
  newDecision: () => string
  /** Waits for a message that another call has claimed; in milliseconds. */
  pause: (milliseconds: number) => Promise<void>
}

/** The sending gate's answer: the gate's, and what became of the message (contract 1). */
export type SendAnswer = Omit<Answer, 'reason'> & {
  reason: string
  messageId?: string
  /** How many parts the text was sent in. */
  segments?: number
  /** The provider's answer was lost: the message may have left, and is never sent again. */
  outcome?: 'unknown'
}
