import { LONGEST_BODY, type SendRequest } from '../../contract/send-request.ts'
import { currentRecord, monthsAfter } from '../../domain/core/record/expiry.ts'
import { after, DAY, epochSeconds } from '../../domain/core/time.ts'
import { isNearCeiling, isOneTimeCode } from '../../domain/gate/code-request.ts'
import type { Question } from '../../domain/gate/gate.ts'
import { nameOf } from '../core/log.ts'
import { type Refusal, refuse } from '../core/refusal.ts'
import { retryRaces } from '../core/retry-races.ts'
import { type Composed, composeMessage } from './compose-message.ts'
import { decideSend, type SendDecision } from './decide-send.ts'
import type { KeptAnswer, SendLookup, SendState } from './message-store.ts'
import { repeatAnswer } from './repeat-answer.ts'
import type { Allowed, Decided, SendAnswer, SendMessageDeps } from './sending.ts'
import { settleMessage } from './settle-message.ts'

/**
 * Decides and, if allowed, sends at most once per key: the claim is written before the send, on the record that was decided
 * by, and the same key returns the same answer for 24 hours (GATE-1, GATE-8, EVT-2).
 */
export async function sendMessage(
  sending: SendMessageDeps,
  question: Question,
  request: SendRequest,
): Promise<SendAnswer | Refusal> {
  const decided = await retryRaces(() => decideAndClaim(sending, question, request))
  if (!('claimed' in decided)) return decided
  const { stored, outgoing } = decided.claimed
  const result = await sending.sendText(outgoing)
  return settleMessage(sending, stored, decided.answer, result)
}

/** Reads, decides, and stores the answer before anything is sent; a lost race is read and decided again. */
async function decideAndClaim(
  sending: SendMessageDeps,
  question: Question,
  request: SendRequest,
): Promise<SendAnswer | Refusal | { answer: Allowed; claimed: Composed }> {
  const { messages, clock, fingerprintOf } = sending
  const asked: SendLookup = {
    subject: { tenant: question.tenant.id, to: request.to },
    idempotencyKey: request.idempotencyKey,
    codeRequest: request.requestedByRecipient?.requestId,
    codes: question.program.type === 'otp' ? { program: question.program.id, at: clock() } : undefined,
  }
  const known = await messages.read(asked)
  const now = clock()
  const fingerprint = fingerprintOf(request)
  const answered = currentRecord(known.kept, now)
  if (answered) return repeatAnswer(sending, answered, fingerprint)
  const decision = decideSend(sending, question, request, known, now)
  const { answer } = decision
  const kept = { fingerprint, expiresAt: epochSeconds(after(now, DAY)) }
  if (answer.decision !== 'allow') {
    await messages.keep(asked, { ...kept, answer, message: null })
    logDecision(sending, answer)
    await countDenied(sending, decision)
    if (answer.reason === 'frequency_cap') logCeiling(sending, question, known)
    return answer
  }
  const claimed = composeMessage(sending, request, decision)
  const over = claimed.outgoing.body.length - LONGEST_BODY
  if (over > 0) return tooLong(over)
  await claim(sending, asked, { ...kept, answer, message: claimed.stored.key }, { decision, claimed, known })
  logDecision(sending, answer)
  logCeiling(sending, question, known)
  return { answer, claimed }
}

/**
 * Counts a denial for the evidence, once for each key (REC-5). The answer holds whatever becomes of the count; a number that
 * is not valid belongs to no person.
 */
async function countDenied(sending: SendMessageDeps, decision: SendDecision): Promise<void> {
  const { question, answer, current, now } = decision
  if (answer.decision !== 'deny' || answer.reason === 'invalid_number') return
  const { tenant, program } = question
  await sending.messages
    .countDenied({
      subject: { tenant: tenant.id, to: answer.to },
      life: current?.life ?? null,
      program: program.id,
      reason: answer.reason,
      at: now,
      expiresAt: expiryWithoutRecord(question, now),
    })
    .catch((error) => sending.log({ event: 'failed', error: nameOf(error) }))
}

/** Same as for a record of a person who only ever received messages (REC-1). */
function expiryWithoutRecord({ tenant }: Question, now: string): number {
  return Math.ceil((monthsAfter(now, tenant.retentionMonths) + DAY) / 1000)
}

/** Logs each decision once, however often its answer is repeated. */
function logDecision({ log }: SendMessageDeps, { decision, reason }: Decided): void {
  log({ event: 'decided', gate: 'sending', decision, reason, count: 1 })
}

/** Logs that a program's codes come near the ceiling, or are over it: a broken or hostile form may be pumping (GATE-10). */
function logCeiling({ log }: SendMessageDeps, { tenant }: Question, { codes }: SendState): void {
  if (codes && isNearCeiling(tenant.limits, codes)) log({ event: 'codes_near_ceiling' })
}

interface Claiming {
  decision: SendDecision
  claimed: Composed
  /** What was read, the record expired or not. */
  known: SendState
}

function claim(
  { messages }: SendMessageDeps,
  asked: SendLookup,
  kept: KeptAnswer,
  { decision, claimed, known }: Claiming,
): Promise<void> {
  const { question, answer, current, now } = decision
  const isCode = answer.decision === 'allow' && isOneTimeCode(question.program, answer.reason)
  return messages.claim({
    asked,
    kept,
    message: claimed.stored,
    change: current && { read: current, sends: claimed.sends },
    absent: current ? undefined : known.record,
    codes: isCode ? known.codes : undefined,
    expiresAt: expiryWithoutRecord(question, now),
  })
}

/** Nothing was written: the key can still be used. */
function tooLong(over: number): Refusal {
  return refuse('invalid_request', {
    path: 'body',
    message: `is ${over} characters too long with what it must carry`,
  })
}
