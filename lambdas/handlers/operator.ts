import * as z from 'zod/mini'
import { type Execution, execute } from '../application/execute.ts'
import { type Refusal, refuse, refuseTenant } from '../application/refusal.ts'
import type { ReviewStore } from '../application/reviews.ts'
import type { Recorded } from '../domain/events.ts'
import { parseRequest } from './parse-request.ts'

/** What writing operations need. */
export interface Operating extends Execution {
  reviews: ReviewStore
}

const operatorRequest = z.strictObject({
  action: z.enum(['review']),
  tenant: z.string(),
  id: z.string(),
  as: z.enum(['stop', 'not_a_stop']),
  by: z.string().check(z.regex(/\S/, 'says who did it'), z.maxLength(200, 'takes 200 characters at most')),
})

type OperatorRequest = z.infer<typeof operatorRequest>

/** Settles what a person looked at, with their name (OUT-2, TEN-1). */
export function createOperatorHandler(deps: Operating) {
  return async (
    event: unknown,
    { awsRequestId }: { awsRequestId: string },
  ): Promise<{ event: Recorded } | Refusal> => {
    const parsed = parseRequest(operatorRequest, event)
    if ('refusal' in parsed) return parsed.refusal
    const { request } = parsed
    return deps.definitions.tenantById.has(request.tenant)
      ? settle(deps, request, awsRequestId)
      : refuseTenant()
  }
}

async function settle(deps: Operating, request: OperatorRequest, requestId: string) {
  const { id, tenant, as, by } = request
  const open = await deps.reviews.find(tenant, id)
  if (!open) return refuseReview()
  const command = { type: 'settle_review', tenant, to: open.to, review: id, as, by, requestId } as const
  const { events } = await execute(deps, command, `settle_review#${id}`)
  const settled = events.find(({ type }) => type === 'review_settled')
  return settled ? { event: settled } : refuseReview()
}

function refuseReview(): Refusal {
  return refuse('not_found', { path: 'id', message: 'names no review that is open' })
}
