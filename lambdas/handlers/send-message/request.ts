import type { Refusal } from '../../application/core/refusal.ts'
import { type SendRequest, sendRequest } from '../../contract/send-request.ts'
import { after } from '../../domain/core/time.ts'
import { REQUEST_SKEW } from '../../domain/gate/code-request.ts'
import type { Question } from '../../domain/gate/gate.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'
import { parseRequest } from '../pipeline/parse-request.ts'
import { invalid, readQuestion } from '../send-gate/request.ts'

/** Reads a request to the sending gate, or its refusal. */
export function readSendRequest(
  definitions: Definitions,
  input: unknown,
  now: string,
): { question: Question; request: SendRequest } | { refusal: Refusal } {
  const parsed = parseRequest(sendRequest, input)
  if ('refusal' in parsed) return parsed
  const { request } = parsed
  const read = readQuestion(definitions, request)
  if ('refusal' in read) return read
  const { requestedByRecipient: code } = request
  if (code && read.question.program.type !== 'otp') {
    return invalid('requestedByRecipient', 'is only for a program of type otp')
  }
  if (code && code.at > after(now, REQUEST_SKEW)) {
    return invalid('requestedByRecipient.at', 'is more than five minutes in the future')
  }
  return { ...read, request }
}
