import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type ReportDeliveryDeps, takeReport } from '../../application/sending/report-delivery.ts'
import { queuedMessage } from '../pipeline/queued-message.ts'
import { type BackoffDeps, workWithBackoff } from '../pipeline/work-with-backoff.ts'
import { readDeliveryEvent } from './request.ts'

/** The dependencies of the delivery-events handler. */
export interface DeliveryEventsDeps extends ReportDeliveryDeps, BackoffDeps {
  /** Maps an actual number to the defined one; they differ if a simulator stands in for the number. */
  definedNumber: (actual: string) => Promise<string>
  /** Keeps an unreadable event in the dead-letter queue, which has an alarm. */
  keepUnreadable: (body: string) => Promise<void>
}

/**
 * Processes the provider's delivery events, one by one (REACH-1). Unreadable events are set aside immediately; every other
 * failure is retried, because a carrier's block may be a stop.
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
