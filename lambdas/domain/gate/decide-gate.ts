import { currentRecord } from '../core/expiry.ts'
import { isPhoneNumber } from '../core/phone-number.ts'
import { type ConsentRecord, emptyRecord } from '../core/record.ts'
import { emptySendHistory, type SendHistory } from '../core/send-history.ts'
import type { Whereabouts } from '../hours/place.ts'
import type { Schedule } from '../hours/schedule.ts'
import { deny, judge, type Question, type Verdict } from './gate.ts'
import { holdBack } from './hold-back.ts'

/** As much of what was sent as an answer hangs on. */
export type CountedSends = Pick<SendHistory, 'unconfirmed' | 'confirmed' | 'messages' | 'promotional'>

/** A record as it was read, with its expiry and what was sent. */
interface Stored {
  record: ConsentRecord
  sends: CountedSends
  expiresAt: number | null
}

/** What a gate decides by. */
export interface GateContext<Read extends Stored> {
  /** The record that counts; undefined where there is none, or it has expired (GATE-4). */
  current: Read | undefined
  record: ConsentRecord
  sends: Read['sends'] | SendHistory
  schedule: () => Schedule
}

/** What a gate decides by, of a person whose record was read: where staff say they live bears on their hours (GATE-7). */
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
