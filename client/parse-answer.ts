import type * as z from 'zod/mini'
import { refusal } from '../lambdas/contract/refusal.ts'
import type { Outcome } from './call.ts'
import { AssentRequestError } from './request-error.ts'
import type { Failure } from './unavailable.ts'

/** An answer that follows contract 1 and belongs to the question, or why there is none. */
export type ParsedAnswer<Answer> = { answer: Answer } | { failure: Failure; mayHaveRun: boolean }

/** Parses the answer of a call; throws an {@link AssentRequestError} if the request was refused. */
export function parseAnswer<Schema extends z.ZodMiniType>(
  schema: Schema,
  outcome: Outcome,
  isAsked: (answer: z.infer<Schema>) => boolean,
): ParsedAnswer<z.infer<Schema>> {
  if ('failure' in outcome) return outcome
  const refused = refusal.safeParse(outcome.answer)
  if (refused.success) throw new AssentRequestError(refused.data.error)
  const { success, data } = schema.safeParse(outcome.answer)
  if (success && isAsked(data)) return { answer: data }
  const detail = success ? 'an answer about another message' : 'an answer that is not contract 1'
  return { failure: { cause: 'not_understood', detail }, mayHaveRun: true }
}
