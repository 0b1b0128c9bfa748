import { getOwn } from '../core/get-own.ts'
import { isAtLeast, levelNeeded } from '../core/level.ts'
import type { ConsentRecord, ConversationWindow, Grant, NumberEntry } from '../core/record/record.ts'
import { hasStopped, heldGrant, livePending } from '../core/record/status.ts'
import type { SendHistory } from '../core/send-history.ts'
import type {
  AllowReason,
  Content,
  DeferReason,
  DenyReason,
  GrantMedium,
  Level,
  MessageClass,
} from '../core/vocabulary.ts'
import { originatorOf, type Program, type Tenant } from '../tenant/definitions.ts'
import { type CodeRequest, type CodesSent, dueCode } from './code-request.ts'
import { isConfirmed } from './content.ts'

/** May a message of this class go to this person for this program, from this number? */
export interface Question {
  tenant: Tenant
  program: Program
  messageClass: MessageClass
  from: string
  /** The code request that the message answers; only the sending gate has one (GATE-10). */
  codeRequest?: CodeRequest | undefined
  /** The one-time codes sent so far; only the sending gate knows them (GATE-10). */
  codesSent?: CodesSent | undefined
}

/** What allows a message, or is too low to allow it (GATE-6). */
export type Basis =
  | { id: string; level: Level; medium: GrantMedium; since: string }
  | { id: string; level: 'implied'; medium: 'sms_message'; until: string }
  | { id: string; level: null; medium: null; since: string }

/** The person just asked for this one message: only the sending gate knows of it (GATE-10). */
export interface RequestedByRecipient {
  decision: 'allow'
  reason: 'requested_by_recipient'
  consent: Basis
  include: Content[]
}

/** The answer to a question, without its envelope. */
export type Verdict =
  | { decision: 'allow'; reason: AllowReason; consent: Basis; include: Content[] }
  | RequestedByRecipient
  | { decision: 'deny'; reason: DenyReason; consent: Basis | null; include: [] }
  | { decision: 'defer'; reason: DeferReason; notBefore: string; consent: null; include: [] }

/**
 * Decides whether the record allows a message at a time, in the order of GATE-12. No record, or an expired one, is the empty
 * record. Without positive consent on record the answer is a denial (GATE-1).
 */
export function judge(
  question: Question,
  record: ConsentRecord,
  sends: Pick<SendHistory, 'unconfirmed' | 'confirmed'>,
  now: string,
): Verdict {
  const { program, from, codeRequest } = question
  const window = liveWindow(record, from, now)
  const messageClass = classJudged(question, record, now)
  const needed = levelNeeded(messageClass)
  const grant = heldGrant(record, program.id)
  const answerable = messageClass === 'conversational' ? window : undefined

  // A promotional message is never a code, even if someone asked for one.
  const code = messageClass === 'promotional' ? undefined : dueCode(program, codeRequest, record, now)
  if (code) return allowRequested(code)
  if (isStopped(question, record, answerable)) return deny('opted_out')
  if (record.owned) return allow('owned_device', ofOwned(record.owned))
  if (messageClass === 'promotional' && record.review) return deny('pending_review')
  if (grant && isAtLeast(grant.level, needed)) {
    return allow('opted_in', ofGrant(grant), !isConfirmed(grant, sends))
  }
  if (answerable) return allow('conversation_window', ofWindow(answerable))
  if (grant) return deny('insufficient_consent', ofGrant(grant))
  if (window) return deny('insufficient_consent', ofWindow(window))
  return deny(whyNone(record, program.id, now))
}

/** A stop applies unless a conversation was reopened after it (CONV-2). */
function isStopped(
  question: Question,
  record: ConsentRecord,
  answerable: ConversationWindow | undefined,
): boolean {
  return hasStopped(record, question.program.id) && !(answerable && reopens(question))
}

function whyNone(record: ConsentRecord, program: string, now: string): DenyReason {
  return livePending(record, program, now) ? 'pending_confirmation' : 'no_consent'
}

/** `conversational` applies only while a window is open; otherwise the program's own class is judged. */
export function classJudged(
  { messageClass, program, from }: Question,
  record: ConsentRecord,
  now: string,
): MessageClass {
  const holds = messageClass !== 'conversational' || liveWindow(record, from, now) !== undefined
  return holds ? messageClass : program.messageClass
}

/** A window ends after exactly 24 hours (CONV-1). */
function liveWindow(record: ConsentRecord, from: string, now: string): ConversationWindow | undefined {
  const window = getOwn(record.windows, from)
  return window && window.until > now ? window : undefined
}

/** Whether the number's definition lets an ordinary message reopen a conversation after a stop (CONV-2). */
function reopens({ tenant, from }: Question): boolean {
  return originatorOf(tenant, from)?.conversationAfterStop === true
}

function ofGrant({ id, level, medium, since }: Grant): Basis {
  return { id, level, medium, since }
}

function ofWindow({ id, until }: ConversationWindow): Basis {
  return { id, level: 'implied', medium: 'sms_message', until }
}

/** No human uses the device, so there is no consent (GATE-9). */
function ofOwned({ id, since }: NumberEntry): Basis {
  return { id, level: null, medium: null, since }
}

function allow(reason: AllowReason, consent: Basis, confirmationMissing = false): Verdict {
  const include: Content[] = confirmationMissing ? [...ALWAYS, 'confirmation'] : [...ALWAYS]
  return { decision: 'allow', reason, consent, include }
}

/** Required content when the send history is unknown (GATE-11). */
const ALWAYS = ['brand', 'opt_out', 'help'] as const

/** Allows the person's own request for a code, whatever is on record (GATE-10). */
function allowRequested({ id, at }: CodeRequest): Verdict {
  const consent: Basis = { id, level: null, medium: null, since: at }
  return { decision: 'allow', reason: 'requested_by_recipient', consent, include: [...ALWAYS] }
}

/** A denial, which names a consent only if its level is too low. */
export function deny(reason: DenyReason, consent: Basis | null = null): Verdict {
  return { decision: 'deny', reason, consent, include: [] }
}
