import type { Verdict } from '../../domain/gate/gate.ts'

/** What stands in every answer beside the verdict, contract 1. It holds for its `decidedAt` alone. */
export interface Envelope {
  to: string
  program: string
  decisionId: string
  decidedAt: string
  contract: 1
}

/** A verdict as callers get it (contract 1). */
export function answerOf(
  { decision, reason, ...basis }: Verdict,
  { to, program, decisionId, decidedAt }: Omit<Envelope, 'contract'>,
): Verdict & Envelope {
  return { decision, reason, to, program, decisionId, ...basis, decidedAt, contract: 1 } as Verdict & Envelope
}
