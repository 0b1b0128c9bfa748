import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type ReportDeliveryDeps, takeReport } from '../../application/sending/report-delivery.ts'
import { queuedMessage } from '../pipeline/queued-message.ts'
import { type BackoffDeps, workWithBackoff } from '../pipeline/work-with-backoff.ts'
import { readDeliveryEvent } from './request.ts'

/** Dependencies of recording delivery events. */
export interface DeliveryEventsDeps extends ReportDeliveryDeps, BackoffDeps {
  /** The defined number of an actual number; they differ if a simulator stands for a number. */
  definedNumber: (actual: string) => Promise<string>
  /** Puts an unreadable event into the dead-letter queue, which sets off an alarm. */
  keepUnreadable: (body: string) => Promise<void>
}

/**
 * Records delivery events, each on its own (REACH-1). An unreadable event is set aside at once; every other failure is
 * retried, since a carrier's block may be a stop.
 */
export function createDeliveryEventsHandler(deps: DeliveryEventsDeps) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    workWithBackoff(
      deps,
      { work: event.Records.map(queuedMessage), wait: [] },
      {
        groupOf: ({ messageId }) => messageId,
        work: ({ body }) => take(deps, body),
        waiting: 'delivery_waiting',
      },
    )
}

async function take(deps: DeliveryEventsDeps, body: string): Promise<void> {
  const read = readDeliveryEvent(body)
  if (read === 'unreadable') {
    await deps.keepUnreadable(body)
    return deps.log({ event: 'delivery_unreadable' })
  }
  if (read === 'not_ours') return
  const { actualNumber, ...report } = read
  await takeReport(deps, { ...report, number: await deps.definedNumber(actualNumber) })
}
