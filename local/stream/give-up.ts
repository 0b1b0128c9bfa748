import type { StreamSource } from '../template/event-sources.ts'
import type { StreamRecord } from './stream-record.ts'

/** What a queue is told of records that were given up: their position only, never the records. */
export function positionOf(
  records: StreamRecord[],
  {
    source,
    functionArn,
    shardId,
    attempts,
    now,
  }: {
    source: StreamSource
    functionArn: string
    shardId: string
    attempts: number
    now: number
  },
): string {
  const timestamp = new Date(now).toISOString()
  const arrival = (record: StreamRecord | undefined) =>
    new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString()
  return JSON.stringify({
    requestContext: {
      functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp,
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(records[0]),
      approximateArrivalOfLastRecord: arrival(records.at(-1)),
      batchSize: records.length,
      streamArn: source.streamArn,
    },
  })
}
