import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type Reporting, takeReport } from '../application/report-delivery.ts'
import { readDeliveryEvent } from './read-delivery-event.ts'
import { workBatch } from './work-batch.ts'

/** Takes what the provider reports of texts, each report alone (REACH-1). */
export function createDeliveryEventsHandler(
  deps: Reporting & { definedNumber: (actual: string) => Promise<string> },
) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    workBatch(
      deps.log,
      event.Records,
      ({ messageId }) => messageId,
      async ({ body }) => {
        const read = readDeliveryEvent(body)
        if (!read) return
        const { actualNumber, ...report } = read
        await takeReport(deps, { ...report, number: await deps.definedNumber(actualNumber) })
      },
    )
}
