import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { type SendReplyDeps, sendReply } from '../../application/replies/send-reply.ts'
import { workBatch } from '../pipeline/work-batch.ts'

const handedOver = z.object({ pk: z.string(), sk: z.string() })

/** Sends queued replies in parallel, each at most once (EVT-2). */
export function createReplySenderHandler(deps: SendReplyDeps) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    workBatch(
      deps.log,
      event.Records,
      ({ body }) => body,
      async ({ body }) => sendReply(deps, handedOver.parse(JSON.parse(body))),
    )
}
