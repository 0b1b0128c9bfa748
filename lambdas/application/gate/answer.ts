import type { Verdict } from '../../domain/gate/gate.ts'

/** The fields that every answer has besides the verdict (contract 1). The answer holds only for its `decidedAt`. */
export interface Envelope {
  to: string
  program: string
  decisionId: string
  decidedAt: string
  contract: 1
}

/** A verdict as callers receive it (contract 1). */
export function answerOf(
  { decision, reason, ...basis }: Verdict,
  { to, program, decisionId, decidedAt }: Omit<Envelope, 'contract'>,
): Verdict & Envelope {
  return { decision, reason, to, program, decisionId, ...basis, decidedAt, contract: 1 } as Verdict & Envelope
}
