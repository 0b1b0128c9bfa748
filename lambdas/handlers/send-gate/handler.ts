import type { Log } from '../../application/core/log.ts'
import type { Refusal } from '../../application/core/refusal.ts'
import {
  type Answer,
  type Answers,
  type CheckDeps,
  checkMany,
  checkOne,
} from '../../application/gate/check.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'
import { readGateRequest } from './request.ts'

/** The asking gate: may this be sent, why, and under which consent (contract 1)? */
export function createSendGateHandler(deps: CheckDeps & { definitions: Definitions; log: Log }) {
  return async (event: unknown): Promise<Answer | Answers | Refusal> => {
    const read = readGateRequest(deps.definitions, event)
    if ('refusal' in read) return read.refusal
    const { question, to } = read
    if (typeof to === 'string') {
      const answer = await checkOne(deps, question, to)
      logDecisions(deps.log, [answer])
      return answer
    }
    const answers = await checkMany(deps, question, to)
    logDecisions(deps.log, answers.results)
    return answers
  }
}

/** One log entry per reason, with the number of answers: the dashboard counts them. */
function logDecisions(log: Log, answers: readonly Answer[]): void {
  const counts = new Map<string, { decision: string; reason: string; count: number }>()
  for (const { decision, reason } of answers) {
    const counted = counts.get(`${decision} ${reason}`) ?? { decision, reason, count: 0 }
    counted.count++
    counts.set(`${decision} ${reason}`, counted)
  }
  for (const counted of counts.values()) log({ event: 'decided', gate: 'asking', ...counted })
}
