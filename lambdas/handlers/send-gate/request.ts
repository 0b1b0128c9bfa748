import { type Refusal, refuse } from '../../application/core/refusal.ts'
import { type GateRequest, gateRequest } from '../../contract/gate-request.ts'
import { isAtLeastAsStrict } from '../../domain/core/level.ts'
import type { MessageClass } from '../../domain/core/vocabulary.ts'
import type { Question } from '../../domain/gate/gate.ts'
import { type Definitions, originatorOf } from '../../domain/tenant/definitions.ts'
import { parseRequest } from '../pipeline/parse-request.ts'

/** Reads a request to the asking gate: the question and the numbers, or its refusal. */
export function readGateRequest(
  definitions: Definitions,
  input: unknown,
): { question: Question; to: GateRequest['to'] } | { refusal: Refusal } {
  const parsed = parseRequest(gateRequest, input)
  if ('refusal' in parsed) return parsed
  const read = readQuestion(definitions, parsed.request)
  return 'refusal' in read ? read : { ...read, to: parsed.request.to }
}

/** Reads the fields that both gates share: program, message class and originator. */
export function readQuestion(
  definitions: Definitions,
  asked: Pick<GateRequest, 'program' | 'messageClass' | 'from'>,
): { question: Question } | { refusal: Refusal } {
  const found = definitions.programById.get(asked.program)
  if (!found) {
    return {
      refusal: refuse('unknown_program', { path: 'program', message: 'is not a program of this deployment' }),
    }
  }
  const { tenant, program } = found
  const from = asked.from ?? program.number
  if (!originatorOf(tenant, from)) return invalid('from', 'is not a number of the program’s tenant')
  const messageClass = asked.messageClass ?? program.messageClass
  if (!mayBeNamed(messageClass, program.messageClass)) {
    return invalid('messageClass', 'must not be less strict than the class of the program')
  }
  return { question: { tenant, program, messageClass, from } }
}

/** A caller may name a stricter class, or `conversational` for an answer to the person's own message. */
function mayBeNamed(named: MessageClass, own: MessageClass): boolean {
  return named === 'conversational' || isAtLeastAsStrict(named, own)
}

/** A well-formed request that cannot be answered. */
export function invalid(path: string, message: string): { refusal: Refusal } {
  return { refusal: refuse('invalid_request', { path, message }) }
}
