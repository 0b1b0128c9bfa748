import { type Refusal, refuse } from '../application/refusal.ts'
import { type GateRequest, gateRequest } from '../contract/gate-request.ts'
import { type Definitions, originatorOf } from '../domain/definitions.ts'
import type { Question } from '../domain/gate.ts'
import { isAtLeastAsStrict, type MessageClass } from '../domain/message-class.ts'
import { parseRequest } from './parse-request.ts'

/** Reads a request to the gate: the question and whom it is about, or its refusal. */
export function readGateRequest(
  definitions: Definitions,
  input: unknown,
): { question: Question; to: GateRequest['to'] } | { refusal: Refusal } {
  const parsed = parseRequest(gateRequest, input)
  if ('refusal' in parsed) return parsed
  const { request } = parsed
  const asked = definitions.programById.get(request.program)
  if (!asked) {
    return {
      refusal: refuse('unknown_program', { path: 'program', message: 'names no program of this deployment' }),
    }
  }
  const { tenant, program } = asked
  const from = request.from ?? program.number
  if (!originatorOf(tenant, from)) return invalid('from', 'is none of the numbers of the program’s tenant')
  const messageClass = request.messageClass ?? program.messageClass
  if (!mayBeNamed(messageClass, program.messageClass)) {
    return invalid('messageClass', 'is laxer than the class of the program')
  }
  return { question: { tenant, program, messageClass, from }, to: request.to }
}

/** A caller may name a stricter class, or `conversational` for an answer to the person's own message. */
function mayBeNamed(named: MessageClass, own: MessageClass): boolean {
  return named === 'conversational' || isAtLeastAsStrict(named, own)
}

function invalid(path: string, message: string): { refusal: Refusal } {
  return { refusal: refuse('invalid_request', { path, message }) }
}
