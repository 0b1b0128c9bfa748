import { isLiftedAt } from '../../domain/core/record/carrier-block.ts'
import type { ConsentRecord } from '../../domain/core/record/record.ts'
import type { SendHistory } from '../../domain/core/send-history.ts'
import { after, MINUTE } from '../../domain/core/time.ts'
import type { MessageType } from '../../domain/core/vocabulary.ts'
import {
  asks,
  countReply,
  currentReply,
  leavesBefore,
  markUnconfirmed,
  uncountReply,
  withheld,
  withoutQuestion,
} from '../../domain/replies/reply-limits.ts'
import { isManagedByCarrier, originatorOf } from '../../domain/tenant/definitions.ts'
import { textLanguageFor } from '../../domain/tenant/page-language.ts'
import { carriesCode, replyText } from '../../domain/words/reply-text.ts'
import { CLAIM_TIMEOUT_MS } from '../core/claim.ts'
import { type Execution, execute, UnknownTenantError } from '../core/execute.ts'
import { type Log, nameOf } from '../core/log.ts'
import type { CodeOf } from '../core/ports/code-of.ts'
import type { SendHistoryChange, StoredRecord } from '../core/ports/consent-store.ts'
import type { ProviderOptOuts } from '../core/ports/provider-opt-outs.ts'
import type { SendResult, SendText } from '../core/ports/send-text.ts'
import { retryRaces } from '../core/retry-races.ts'
import type { OutboxKey } from '../outbox/relay.ts'
import type { ReplyStore, StoredReply } from './reply-store.ts'

/** Dependencies of sending replies. */
export interface SendReplyDeps extends Execution {
  replies: ReplyStore
  sendText: SendText
  providerOptOuts: ProviderOptOuts
  contentHash: (text: string) => string
  codeOf: CodeOf
  log: Log
}

/**
 * Sends one reply at most once. The claim is written before the send; a claim that was never settled is not sent again
 * but reported as unknown (EVT-2).
 */
export async function sendReply(replying: SendReplyDeps, key: OutboxKey): Promise<void> {
  const claimed = await retryRaces(() => claim(replying, key))
  if (!claimed) return
  const { reply, textHash } = claimed
  const result = await sendDespiteOptOutList(replying, claimed)
  await retryRaces(() => conclude(replying, reply, result, textHash))
}

interface Claimed {
  reply: StoredReply
  record: ConsentRecord
  body: string
  textHash: string
  messageType: MessageType | undefined
}

async function claim(replying: SendReplyDeps, key: OutboxKey): Promise<Claimed | undefined> {
  const { replies, clock, definitions, texts, contentHash } = replying
  const found = await replies.read(key)
  if (!found) return undefined
  const { reply, record } = found
  const now = clock()
  if (reply.status === 'claimed') return giveUpAbandoned(replying, reply, now)
  if (reply.status !== 'owed') return undefined

  const reason = record ? withheld(reply, record.record, record.sends, now) : 'overtaken'
  if (!record || reason) return withhold(replying, reply, record, reason ?? 'overtaken')

  const tenant = definitions.tenantById.get(reply.subject.tenant)
  if (!tenant) throw new UnknownTenantError('the reply names an unknown tenant')
  const owed = currentReply(reply, record.record, record.sends)
  const language = textLanguageFor(tenant, owed.language ?? record.record.language?.code)
  const place = { number: reply.number, language }
  const body = replyText(owed, tenant, place, await codeFor(replying, reply))
  // The text is stored without its code: it proves what was said, and the code exists only on the phone.
  const text = replyText(owed, tenant, place)
  const textHash = contentHash(text)
  await texts.keep({ hash: textHash, language, text })
  await replies.claim(reply, now, { read: record, sends: countReply(reply, record.sends, now) })
  const messageType = originatorOf(tenant, reply.number)?.type
  const claimed: StoredReply = { ...reply, status: 'claimed', claimedAt: now }
  return { reply: claimed, record: record.record, body, textHash, messageType }
}

/** The code in a reply is derived when it is sent, and again when it is compared; it is not stored anywhere (IN-4). */
async function codeFor(
  { codeOf }: SendReplyDeps,
  { reply, subject, owedBy }: StoredReply,
): Promise<string | undefined> {
  return carriesCode(reply) ? codeOf(subject, owedBy) : undefined
}

async function withhold(
  { replies, log }: SendReplyDeps,
  reply: StoredReply,
  record: StoredRecord | undefined,
  reason: string,
): Promise<undefined> {
  await replies.settle(reply, { status: 'withheld', reason }, unconfirmed(reply, record))
  log({ event: 'reply_withheld', why: reason })
}

/** The process that claimed the reply is gone. The reply may have been sent, so it is not sent again. */
async function giveUpAbandoned(replying: SendReplyDeps, reply: StoredReply, now: string): Promise<undefined> {
  if (reply.claimedAt !== null && after(reply.claimedAt, CLAIM_TIMEOUT_MS) > now) return
  await settleUnknown(replying, reply)
}

/**
 * A person who texts START may still be on AWS's own opt-out list, so that AWS refuses the answer. AWS is then asked once to
 * remove them, and the answer is sent again (OUT-9); nothing was sent before.
 */
async function sendDespiteOptOutList(replying: SendReplyDeps, claimed: Claimed): Promise<SendResult> {
  const result = await send(replying, claimed)
  const isListed = result.outcome === 'refused' && result.refusal === 'provider_opted_out'
  if (!isListed || !(await removeFromOptOutList(replying, claimed))) return result
  return send(replying, claimed)
}

/**
 * Only for the answer to a text that opted the person in, and only if their entry on AWS's list is older. Where the carrier
 * answers STOP, that text must be the START or UNSTOP that lifts its block (OUT-9).
 */
async function removeFromOptOutList(
  replying: SendReplyDeps,
  { reply, record }: Pick<Claimed, 'reply' | 'record'>,
): Promise<boolean> {
  const { providerOptOuts, log, definitions } = replying
  const { answersText, at, number, subject } = reply
  const { to } = subject
  if (reply.reply.kind !== 'opt_in_confirmation' || !answersText) return false
  const tenant = definitions.tenantById.get(subject.tenant)
  if (tenant && isManagedByCarrier(tenant, number) && !isLiftedAt(record, number, at)) return false
  try {
    const since = await providerOptOuts.since(to)
    if (since === undefined || since >= at) return false
    await providerOptOuts.remove(to)
    return true
  } catch (error) {
    log({ event: 'failed', error: nameOf(error) })
    return false
  }
}

/** One attempt for each claim: after a wait the next claim judges the reply anew, since a stop may have come. */
function send({ sendText }: SendReplyDeps, { reply, body, messageType }: Claimed): Promise<SendResult> {
  return sendText({
    from: reply.number,
    to: reply.subject.to,
    body,
    messageType,
    before: leavesBefore(reply),
    context: { tenant: reply.subject.tenant, item: reply.key.sk, reply: reply.owedBy },
  })
}

async function conclude(
  replying: SendReplyDeps,
  reply: StoredReply,
  result: SendResult,
  textHash: string,
): Promise<void> {
  const { replies, log } = replying
  if (result.outcome === 'sent') {
    return replies.settle(reply, { status: 'sent', messageId: result.messageId, textHash }, undefined)
  }
  if (result.outcome === 'unknown') return settleUnknown(replying, reply)
  const record = (await replies.read(reply.key))?.record
  switch (result.outcome) {
    case 'throttled':
      return replies.release(
        reply,
        after(replying.clock(), MINUTE),
        changeOf(record, (sends) => uncountReply(reply, sends, reply.claimedAt ?? '')),
      )
    case 'refused':
      await replies.settle(reply, { status: 'refused', reason: result.reason }, unconfirmed(reply, record))
      return log({ event: 'reply_refused', error: result.reason })
  }
}

/** Records it on the ledger first, which a retry does not do twice, and then settles the reply. */
async function settleUnknown(replying: SendReplyDeps, reply: StoredReply): Promise<void> {
  const { subject, number, owedBy } = reply
  await execute(
    replying,
    { type: 'report_reply_unknown', ...subject, number, owedBy },
    `reply_unknown#${owedBy}`,
  )
  const record = (await replying.replies.read(reply.key))?.record
  await replying.replies.settle(reply, { status: 'unknown' }, unconfirmed(reply, record))
  replying.log({ event: 'reply_unknown' })
}

/** The grants whose confirmation was not sent, or may not have been: later messages must carry its content (GATE-11). */
function unconfirmed(reply: StoredReply, record: StoredRecord | undefined): SendHistoryChange | undefined {
  if (reply.grants.length === 0 && !asks(reply)) return undefined
  return changeOf(record, (sends) => withoutQuestion(reply, markUnconfirmed(sends, reply.grants)))
}

function changeOf(
  record: StoredRecord | undefined,
  change: (sends: SendHistory) => SendHistory,
): SendHistoryChange | undefined {
  return record && { read: record, sends: change(record.sends) }
}
