import { isPhoneNumber } from '../core/phone-number.ts'
import { currentRecord } from '../core/record/expiry.ts'
import { type ConsentRecord, emptyRecord } from '../core/record/record.ts'
import { emptySendHistory, type SendHistory } from '../core/send-history.ts'
import type { Whereabouts } from '../hours/place.ts'
import type { Schedule } from '../hours/schedule.ts'
import { deny, judge, type Question, type Verdict } from './gate.ts'
import { holdBack } from './hold-back.ts'

/** The part of the send history that an answer depends on. */
export type CountedSends = Pick<SendHistory, 'unconfirmed' | 'confirmed' | 'messages' | 'promotional'>

/** A record as it was read, with its expiry and send history. */
interface Stored {
  record: ConsentRecord
  sends: CountedSends
  expiresAt: number | null
}

/** The input of a gate's decision. */
export interface GateContext<Read extends Stored> {
  /** The current record; undefined when there is none, or it has expired (GATE-4). */
  current: Read | undefined
  record: ConsentRecord
  sends: Read['sends'] | SendHistory
  schedule: () => Schedule
}

/** Builds the input of a gate's decision for a person; where staff say the person lives affects the permitted hours (GATE-7). */
export function gateContext<Read extends Stored>(
  read: Read | undefined,
  scheduleIn: (said: Whereabouts | null) => Schedule,
  now: string,
): GateContext<Read> {
  const current = currentRecord(read, now)
  const record = current?.record ?? emptyRecord
  return {
    current,
    record,
    sends: current?.sends ?? emptySendHistory,
    schedule: () => scheduleIn(record.zone),
  }
}

/** The answer of either gate to a question about one number, in the order of GATE-12. */
export function decideGate(
  question: Question,
  to: string,
  context: Pick<GateContext<Stored>, 'record' | 'sends' | 'schedule'>,
  now: string,
): Verdict {
  if (!isPhoneNumber(to)) return deny('invalid_number')
  return holdBack(judge(question, context.record, context.sends, now), question, context, now)
}
