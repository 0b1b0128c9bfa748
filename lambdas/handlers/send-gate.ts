import { type Answer, type Answers, type Checking, checkMany, checkOne } from '../application/check.ts'
import type { Refusal } from '../application/refusal.ts'
import type { Definitions } from '../domain/definitions.ts'
import { readGateRequest } from './gate-request.ts'

/** The asking gate: may this be sent, why, and under which consent (contract 1)? */
export function createSendGateHandler(deps: Checking & { definitions: Definitions }) {
  return async (event: unknown): Promise<Answer | Answers | Refusal> => {
    const read = readGateRequest(deps.definitions, event)
    if ('refusal' in read) return read.refusal
    const { question, to } = read
    return typeof to === 'string' ? checkOne(deps, question, to) : checkMany(deps, question, to)
  }
}
