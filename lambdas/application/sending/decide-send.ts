import type { SendRequest } from '../../contract/send-request.ts'
import { isExpired } from '../../domain/core/expiry.ts'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import { type ConsentRecord, emptyRecord, type Grant } from '../../domain/core/record.ts'
import { emptySendHistory, type SendHistory } from '../../domain/core/send-history.ts'
import { heldGrant } from '../../domain/core/status.ts'
import { contentDue } from '../../domain/gate/content.ts'
import { denyInvalidNumber, judge, type Question, type Verdict } from '../../domain/gate/gate.ts'
import { holdBack } from '../../domain/gate/hold-back.ts'
import { type Schedule, withLeadTime } from '../../domain/hours/schedule.ts'
import { SEND_LEAD_TIME_MS } from '../core/claim.ts'
import type { StoredRecord } from '../core/consent-store.ts'
import type { SendState } from './message-store.ts'
import type { Decided, SendMessageDeps } from './sending.ts'

/** What was decided of a send, and by what. */
export interface SendDecision {
  question: Question
  answer: Decided
  /** The record that counts; undefined where there is none, or its time is over (GATE-4). */
  current: StoredRecord | undefined
  record: ConsentRecord
  sends: SendHistory
  /** The grant that allows it, where one does. */
  grant: Grant | undefined
  schedule: () => Schedule
  now: string
}

/** The gate's answer, for a message that would leave now, with what it must carry (GATE-11, GATE-12). */
export function decideSend(
  { schedulesOf, newDecision }: Pick<SendMessageDeps, 'schedulesOf' | 'newDecision'>,
  asking: Question,
  { to, requestedByRecipient }: SendRequest,
  state: SendState,
  now: string,
): SendDecision {
  const current = state.record && !isExpired(state.record.expiresAt, now) ? state.record : undefined
  const record = current?.record ?? emptyRecord
  const sends = current?.sends ?? emptySendHistory
  const { tenant, program } = asking
  const question: Question = {
    ...asking,
    codeRequest: requestedByRecipient && {
      id: requestedByRecipient.requestId,
      at: requestedByRecipient.at,
      used: state.codeRequestUsed,
    },
  }
  const schedule = () => withLeadTime(schedulesOf(tenant, now)(to, record.zone), SEND_LEAD_TIME_MS)
  const verdict = isPhoneNumber(to)
    ? holdBack(judge(question, record, sends, now), question, { record, sends, schedule }, now)
    : denyInvalidNumber()
  const grant = verdict.reason === 'opted_in' ? heldGrant(record, program.id) : undefined
  const { decision, reason, ...basis } = withContent(verdict, () => contentDue(program.id, grant, sends, now))
  const answer = {
    ...{ decision, reason, to, program: program.id, decisionId: newDecision() },
    ...basis,
    decidedAt: now,
    contract: 1,
  } as Decided
  return { question, answer, current, record, sends, grant, schedule, now }
}

/** What is due now, in place of everything that could be: here it is known what was sent (GATE-11). */
function withContent(verdict: Verdict, due: () => ReturnType<typeof contentDue>): Verdict {
  return verdict.decision === 'allow' ? { ...verdict, include: due() } : verdict
}
