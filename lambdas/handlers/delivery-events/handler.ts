import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type ReportDeliveryDeps, takeReport } from '../../application/sending/report-delivery.ts'
import { queuedMessage } from '../pipeline/queued-message.ts'
import { type BackoffDeps, workWithBackoff } from '../pipeline/work-with-backoff.ts'
import { readDeliveryEvent } from './request.ts'

/** What taking delivery events needs. */
export interface DeliveryEventsDeps extends ReportDeliveryDeps, BackoffDeps {
  /** The defined number of an actual one: they differ where a simulator plays a number's part. */
  definedNumber: (actual: string) => Promise<string>
  /** Keeps an event that nobody can read, where an alarm rings for it. */
  keepUnreadable: (body: string) => Promise<void>
}

/**
 * Takes what the provider reports of texts, each report alone (REACH-1). What nobody can read is set aside at once;
 * whatever else fails is tried again: a carrier's block may be a stop.
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
