import type * as z from 'zod/mini'
import { refusal } from '../lambdas/contract/refusal.ts'
import type { Outcome } from './call.ts'
import { AssentRequestError } from './request-error.ts'
import type { Failure } from './unavailable.ts'

/** An answer that is contract 1 and about what was asked, or why there is none. */
export type Understood<Answer> = { answer: Answer } | { failure: Failure; mayHaveRun: boolean }

/** Reads what a call came to; a request that was refused throws an {@link AssentRequestError}. */
export function understand<Schema extends z.ZodMiniType>(
  schema: Schema,
  outcome: Outcome,
  isAsked: (answer: z.infer<Schema>) => boolean,
): Understood<z.infer<Schema>> {
  if ('failure' in outcome) return outcome
  const refused = refusal.safeParse(outcome.answer)
  if (refused.success) throw new AssentRequestError(refused.data.error)
  const { success, data } = schema.safeParse(outcome.answer)
  if (success && isAsked(data)) return { answer: data }
  const detail = success ? 'an answer about another message' : 'an answer that is not contract 1'
  return { failure: { cause: 'not_understood', detail }, mayHaveRun: true }
}
