import type { SendRequest } from '../../contract/send-request.ts'
import type { SendHistory } from '../../domain/core/send-history.ts'
import { after, MINUTE } from '../../domain/core/time.ts'
import { carry } from '../../domain/gate/content.ts'
import { countMessage } from '../../domain/gate/frequency.ts'
import { classJudged } from '../../domain/gate/gate.ts'
import { messageText } from '../../domain/sending/message-text.ts'
import { originatorOf } from '../../domain/tenant/definitions.ts'
import { textLanguageFor } from '../../domain/tenant/page-language.ts'
import type { OutgoingText } from '../core/ports/send-text.ts'
import type { SendDecision } from './decide-send.ts'
import type { StoredMessage } from './message-store.ts'
import type { SendMessageDeps } from './sending.ts'

/** An allowed message as it is stored, counted and sent. */
export interface Composed {
  stored: StoredMessage
  /** The send history with this message counted (GATE-8, GATE-11). */
  sends: SendHistory
  outgoing: OutgoingText
}

/** How long a code is valid. */
const CODE_TTL = 10 * MINUTE

/** Composes the message: appends required content, and builds everything that its claim writes (GATE-8, GATE-11). */
export function composeMessage(
  { contentHash, segmentsOf, messages }: Pick<SendMessageDeps, 'contentHash' | 'segmentsOf' | 'messages'>,
  { to, body }: SendRequest,
  decision: SendDecision,
): Composed {
  const { question, answer, record, grant, now } = decision
  const { tenant, program, from } = question
  const language = textLanguageFor(tenant, record.language?.code)
  const { text, carries } = messageText(body, answer.include, { tenant, program, language })
  const messageClass = classJudged(question, record, now)
  const confirms = carries.includes('confirmation') ? grant?.id : undefined
  const subject = { tenant: tenant.id, to }
  const life = decision.current?.life ?? null
  const stored: StoredMessage = {
    key: messages.keyOf(subject, life, now, answer.decisionId),
    subject,
    life,
    status: 'claimed',
    claimedAt: now,
    program: program.id,
    messageClass,
    from,
    decisionId: answer.decisionId,
    consent: answer.consent?.id ?? '',
    reason: answer.reason,
    textHash: answer.reason === 'requested_by_recipient' ? null : contentHash(text),
    segments: segmentsOf(text),
    carries,
    confirms: confirms ?? null,
    outcome: null,
  }
  const counted = countMessage({ program, messageClass, at: now }, decision.sends)
  return {
    stored,
    sends: carry({ program: program.id, confirms, at: now }, carries, counted),
    outgoing: {
      from,
      to,
      body: text,
      before: leavesBefore(decision, messageClass === 'promotional'),
      messageType: originatorOf(tenant, from)?.type,
      context: contextOf(stored),
    },
  }
}

/** A promotional text must arrive within the permitted hours, and a code while it is valid (GATE-7). */
function leavesBefore({ answer, schedule, now }: SendDecision, promotional: boolean): string | undefined {
  if (promotional) return schedule().closesAt(now)
  return answer.reason === 'requested_by_recipient' ? after(now, CODE_TTL) : undefined
}

/** Returned with each delivery event: where the message is stored, and what allowed it (GATE-6). */
function contextOf({ subject, key, program, decisionId, consent }: StoredMessage): Record<string, string> {
  return { tenant: subject.tenant, item: key.sk, program, decision: decisionId, consent }
}
