import middy from '@middy/core'
import { type Log, nameOf } from '../../application/core/log.ts'
import type { Invocation } from './out-of-time.ts'

/** What a caller and the log see of an internal failure: nothing that could be personal data (REC-7). */
export class InternalFailure extends Error {
  override name = 'InternalFailure'

  constructor() {
    super('internal failure: nothing was decided')
    this.stack = `${this.name}: ${this.message}`
  }
}

/** The pipeline around every handler: an error is logged by its name and returned as a failure without its message. */
export function withPipeline<Event, Result>(
  log: Log,
  handler: (event: Event, context: Invocation & { awsRequestId: string }) => Promise<Result>,
) {
  return middy<Event, Result>({ timeoutEarlyInMillis: 0 })
    .onError(({ error }) => {
      log({ event: 'failed', error: nameOf(error) })
      throw new InternalFailure()
    })
    .handler((event, context) => handler(event, context))
}
