import type { SendRequest } from '../../contract/send-request.ts'
import type { Grant } from '../../domain/core/record/record.ts'
import { heldGrant } from '../../domain/core/record/status.ts'
import { contentDue } from '../../domain/gate/content.ts'
import { decideGate, type GateContext, gateContext } from '../../domain/gate/decide-gate.ts'
import type { Question, Verdict } from '../../domain/gate/gate.ts'
import type { Whereabouts } from '../../domain/hours/place.ts'
import { withLeadTime } from '../../domain/hours/schedule.ts'
import { SEND_LEAD_TIME_MS } from '../core/claim.ts'
import type { StoredRecord } from '../core/ports/consent-store.ts'
import { answerOf } from '../gate/answer.ts'
import type { SendState } from './message-store.ts'
import type { Decided, SendMessageDeps } from './sending.ts'

/** The decision about a send, and what it was based on. */
export interface SendDecision extends GateContext<StoredRecord> {
  question: Question
  answer: Decided
  /** The grant that allows it, if one does. */
  grant: Grant | undefined
  now: string
}

/** The gate's answer for a message that would be sent now, with its required content (GATE-11, GATE-12). */
export function decideSend(
  { schedulesOf, newDecision }: Pick<SendMessageDeps, 'schedulesOf' | 'newDecision'>,
  asking: Question,
  { to, requestedByRecipient }: SendRequest,
  state: SendState,
  now: string,
): SendDecision {
  const { tenant, program } = asking
  const question: Question = {
    ...asking,
    codeRequest: requestedByRecipient && {
      id: requestedByRecipient.requestId,
      at: requestedByRecipient.at,
      used: state.codeRequestUsed,
    },
    codesSent: state.codes,
  }
  const scheduleIn = (said: Whereabouts | null) =>
    withLeadTime(schedulesOf(tenant, now)(to, said), SEND_LEAD_TIME_MS)
  const context = gateContext(state.record, scheduleIn, now)
  const { record, sends } = context
  const verdict = decideGate(question, to, context, now)
  const grant = verdict.reason === 'opted_in' ? heldGrant(record, program.id) : undefined
  const due = withContent(verdict, () => contentDue(program.id, grant, sends, now))
  const answer = answerOf(due, { to, program: program.id, decisionId: newDecision(), decidedAt: now })
  return { question, answer, ...context, grant, now }
}

/** Replaces the list of everything that may be required with what is due now, since the send history is known (GATE-11). */
function withContent(verdict: Verdict, due: () => ReturnType<typeof contentDue>): Verdict {
  return verdict.decision === 'allow' ? { ...verdict, include: due() } : verdict
}
