import { after } from '../../domain/core/time.ts'
import { CLAIM_TIMEOUT_MS } from '../core/claim.ts'
import { type Refusal, refuse } from '../core/refusal.ts'
import type { KeptAnswer, StoredMessage } from './message-store.ts'
import type { SendAnswer, SendMessageDeps } from './sending.ts'
import { answerFor, giveUpMessage, keepProviderStop } from './settle-message.ts'

/** How long and how often a call waits for another call that is sending the same message: longer than the provider may take. */
const WAIT = 250
const WAITS = 50

/** Returns the stored answer for a repeated key and sends nothing again; refuses a key that was used for another request. */
export async function repeatAnswer(
  sending: SendMessageDeps,
  kept: KeptAnswer,
  fingerprint: string,
): Promise<SendAnswer | Refusal> {
  if (kept.fingerprint !== fingerprint) {
    return refuse('invalid_request', {
      path: 'idempotencyKey',
      message: 'was used for another request within 24 hours',
    })
  }
  if (kept.message === null) return kept.answer
  const message = await awaitOutcome(sending, kept.message)
  if (message) await keepProviderStop(sending, message)
  return answerFor(kept.answer, message)
}

/** The outcome of a message; if the process that claimed it is gone, it may have been sent and is settled as unknown. */
async function awaitOutcome(
  sending: SendMessageDeps,
  key: NonNullable<KeptAnswer['message']>,
): Promise<StoredMessage | undefined> {
  for (let waits = 0; ; waits++) {
    const message = await sending.messages.find(key)
    if (message?.status !== 'claimed' || waits === WAITS) return message
    if (after(message.claimedAt, CLAIM_TIMEOUT_MS) <= sending.clock()) return giveUpMessage(sending, message)
    await sending.pause(WAIT)
  }
}
