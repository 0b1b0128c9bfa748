import type { Refusal } from '../../application/core/refusal.ts'
import { sendMessage } from '../../application/sending/send-message.ts'
import type { SendAnswer, SendMessageDeps } from '../../application/sending/sending.ts'
import { readSendRequest } from './request.ts'

/** The sending gate: decides and, if allowed, sends at most once per key (contract 1). */
export function createSendMessageHandler(deps: SendMessageDeps) {
  return async (event: unknown): Promise<SendAnswer | Refusal> => {
    const read = readSendRequest(deps.definitions, event, deps.clock())
    if ('refusal' in read) return read.refusal
    return sendMessage(deps, read.question, read.request)
  }
}
