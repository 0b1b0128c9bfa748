import { noEvidence } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/record/expiry.ts'
import type { ConsentRecord } from '../../domain/core/record/record.ts'
import { grantsOf, hasStopped } from '../../domain/core/record/status.ts'
import type { SendHistory } from '../../domain/core/send-history.ts'
import type { AllowReason, ProviderRefusal } from '../../domain/core/vocabulary.ts'
import { isOneTimeCode } from '../../domain/gate/code-request.ts'
import { uncarry } from '../../domain/gate/content.ts'
import { uncountMessage } from '../../domain/gate/frequency.ts'
import { isManagedByCarrier, programOf } from '../../domain/tenant/definitions.ts'
import { execute } from '../core/execute.ts'
import { nameOf } from '../core/log.ts'
import type { SendHistoryChange } from '../core/ports/consent-store.ts'
import type { SendResult } from '../core/ports/send-text.ts'
import { retryRaces } from '../core/retry-races.ts'
import { recordRow } from '../staff/record-rows.ts'
import type { CountedCode, MessageOutcome, Reversal, StoredMessage } from './message-store.ts'
import type { Allowed, SendAnswer, SendMessageDeps } from './sending.ts'

/** Stores the provider's answer for a claimed message, and returns the answer to the caller. */
export async function settleMessage(
  sending: SendMessageDeps,
  message: StoredMessage,
  answer: Allowed,
  result: SendResult,
): Promise<SendAnswer> {
  const outcome = outcomeOf(result)
  const settled = { ...message, status: outcome.status, outcome }
  sending.log({ event: 'sent', outcome: outcome.status === 'refused' ? outcome.reason : outcome.status })
  if (outcome.status === 'unknown') sending.log({ event: 'send_unknown' })
  if (outcome.status === 'refused' && CONCERNS_ALL.has(outcome.reason)) {
    sending.log({ event: 'send_refused', reason: outcome.reason })
  }
  await settle(sending, message, outcome).catch((error) =>
    // The send is over, whatever the table says now: a later call with the key finds the claim, and sends nothing.
    sending.log({ event: 'failed', error: nameOf(error) }),
  )
  await keepProviderStop(sending, settled)
  return answerFor(answer, settled)
}

/** Refusals that will affect every following message as well, so staff must act. */
const CONCERNS_ALL: ReadonlySet<ProviderRefusal> = new Set(['provider_blocked', 'spend_limit'])

/** Settles an abandoned claim as unknown (EVT-2); of several concurrent attempts, only one does so and logs it. */
export async function giveUpMessage(
  sending: SendMessageDeps,
  message: StoredMessage,
): Promise<StoredMessage | undefined> {
  const isOurs = await settle(sending, message, { status: 'unknown' })
  if (!isOurs) return sending.messages.find(message.key)
  sending.log({ event: 'send_unknown' })
  return { ...message, status: 'unknown', outcome: { status: 'unknown' } }
}

/** The answer to the caller: the decision and the outcome. A message still in progress is unknown. */
export function answerFor(answer: Allowed, message: StoredMessage | undefined): SendAnswer {
  const outcome = message?.outcome ?? null
  if (outcome?.status === 'sent') {
    return { ...answer, messageId: outcome.messageId, segments: message?.segments ?? 1 }
  }
  if (outcome?.status === 'refused') {
    return { ...answer, decision: 'deny', reason: outcome.reason, consent: null, include: [] }
  }
  return { ...answer, outcome: 'unknown' }
}

function outcomeOf(result: SendResult): MessageOutcome {
  switch (result.outcome) {
    case 'sent':
      return { status: 'sent', messageId: result.messageId }
    case 'throttled':
      return { status: 'refused', reason: 'throttled' }
    case 'refused':
      return { status: 'refused', reason: result.refusal }
    case 'unknown':
      return { status: 'unknown' }
  }
}

function settle(sending: SendMessageDeps, message: StoredMessage, outcome: MessageOutcome): Promise<boolean> {
  if (outcome.status === 'sent') return sending.messages.settle(message, outcome, undefined)
  return retryRaces(async () =>
    sending.messages.settle(message, outcome, await takeBack(sending, message, outcome.status)),
  )
}

/** A message that was not sent is not counted and leaves its code request unused; one that may not have been sent has carried nothing (GATE-8, GATE-11). */
async function takeBack(
  sending: SendMessageDeps,
  message: StoredMessage,
  status: 'refused' | 'unknown',
): Promise<Reversal> {
  const answersRequest = status === 'refused' && message.reason === 'requested_by_recipient'
  return {
    change: await takeBackSends(sending, message, status),
    code: status === 'refused' ? countedCode(sending, message) : undefined,
    codeRequest: answersRequest ? message.consent : undefined,
  }
}

/** The message as a one-time code, if it was counted as one (GATE-10). */
function countedCode(
  { definitions }: SendMessageDeps,
  { subject, program, reason, claimedAt: at, decisionId }: StoredMessage,
): CountedCode | undefined {
  const found = definitions.programById.get(program)?.program
  const isCode = found && isOneTimeCode(found, reason as AllowReason)
  return isCode ? { subject, program, at, decisionId } : undefined
}

async function takeBackSends(
  { store, definitions }: SendMessageDeps,
  { subject, program: id, messageClass, claimedAt: at, confirms, life }: StoredMessage,
  status: 'refused' | 'unknown',
): Promise<SendHistoryChange | undefined> {
  const read = await store.load(subject)
  const tenant = definitions.tenantById.get(subject.tenant)
  const program = tenant && programOf(tenant, id)
  if (!read || !program || read.life !== life) return undefined
  const uncarried: SendHistory = uncarry({ program: id, confirms: confirms ?? undefined, at }, read.sends)
  const sends = status === 'refused' ? uncountMessage({ program, messageClass, at }, uncarried) : uncarried
  return { read, sends }
}

/** Whether the person has opted in since: an earlier answer from the provider says nothing about that (OUT-9). */
function cameBack(record: ConsentRecord, since: string): boolean {
  return grantsOf(record).some((grant) => grant.since > since)
}

/**
 * The date of the provider's entry, if it is older than the opt-in by which the person came back: then it is not a new stop,
 * and ends at most what the carrier of its number blocks (OUT-9). A consent that no text confirmed may have been imported,
 * and lifts no stop (IN-10). If the provider does not say how old its entry is, it is a new stop.
 */
async function listedBefore(
  { providerOptOuts, log }: SendMessageDeps,
  to: string,
  record: ConsentRecord,
): Promise<string | undefined> {
  try {
    const listed = await providerOptOuts.since(to)
    const cameBack = grantsOf(record).some(
      ({ confirmed, since }) => listed !== undefined && confirmed && since > listed,
    )
    return cameBack ? listed : undefined
  } catch (error) {
    log({ event: 'failed', error: nameOf(error) })
    return undefined
  }
}

/**
 * An opt-out that only the provider knows is a stop from now on, and is logged (OUT-8). Done after the message is
 * settled, and by a repetition once more: a failure in between loses none.
 */
export async function keepProviderStop(
  sending: SendMessageDeps,
  { subject, decisionId, outcome, claimedAt, from }: StoredMessage,
): Promise<void> {
  if (outcome?.status !== 'refused' || outcome.reason !== 'provider_opted_out') return
  const read = await sending.store.load(subject)
  const tenant = sending.definitions.tenantById.get(subject.tenant)
  const now = sending.clock()
  const current = currentRecord(read, now)?.record
  if (!tenant || (current && (hasStopped(current) || cameBack(current, claimedAt)))) return
  const backSince = current && (await listedBefore(sending, subject.to, current))
  if (isManagedByCarrier(tenant, from)) {
    const reported = {
      type: 'report_opt_out',
      ...subject,
      number: from,
      listedAt: backSince ?? claimedAt,
    } as const
    const { events } = await execute(sending, reported, `opt_out#${decisionId}`)
    if (events.length > 0) sending.log({ event: 'provider_opted_out' })
    return
  }
  if (backSince !== undefined) return
  sending.log({ event: 'provider_opted_out' })
  await recordRow(
    sending,
    tenant,
    {
      program: null,
      to: subject.to,
      status: 'opted_out',
      level: null,
      medium: 'provider',
      at: now,
      evidence: { ...noEvidence, collectedBy: 'AWS End User Messaging', reference: decisionId },
    },
    { via: 'record', confirm: false, by: 'assent-send-message', requestId: decisionId },
  )
}
