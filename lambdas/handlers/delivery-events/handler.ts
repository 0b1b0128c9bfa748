import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type ReportDeliveryDeps, takeReport } from '../../application/sending/report-delivery.ts'
import { workBatch } from '../pipeline/work-batch.ts'
import { readDeliveryEvent } from './request.ts'

/** Takes what the provider reports of texts, each report alone (REACH-1). */
export function createDeliveryEventsHandler(
  deps: ReportDeliveryDeps & { definedNumber: (actual: string) => Promise<string> },
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
