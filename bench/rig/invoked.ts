import type { withPipeline } from '../../lambdas/handlers/pipeline/pipeline.ts'

/** Calls a handler with its pipeline as Lambda does. */
export function invoked<Result>(
  handler: ReturnType<typeof withPipeline<unknown, Result>>,
): (event: object) => Promise<Result> {
  const context = { awsRequestId: 'bench' } as Parameters<typeof handler>[1]
  return async (event) => handler(event, context)
}
