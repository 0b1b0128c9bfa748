import { randomUUID } from 'node:crypto'
import type { Objects } from '../../services/objects/objects.ts'
import type { Queues } from '../../services/queues/queues.ts'
import type { StreamSource } from '../../template/event-sources.ts'
import type { StreamRecord } from './stream-record.ts'

/** How and when the function gave up on records. */
export interface GivenUp {
  source: StreamSource
  functionArn: string
  shardId: string
  attempts: number
  now: number
}

/** Sends records to the function's on-failure destination: a queue gets their position, a bucket the records themselves. */
export function giveUp(
  records: StreamRecord[],
  givenUp: GivenUp,
  { queues, objects }: { queues: Queues; objects: Objects },
): void {
  const { onFailure, id } = givenUp.source
  if (!onFailure) return
  const position = positionOf(records, givenUp)
  if (onFailure.service === 'sqs') {
    queues.send(onFailure.name, { body: JSON.stringify(position) })
    return
  }
  const [date = '', time = ''] = position.timestamp.replaceAll(':', '.').split(/[TZ]/)
  const [year, month, day] = date.split('-')
  const name = `${date}T${time.slice(0, 8)}-${randomUUID()}`
  objects.put(onFailure.name, {
    key: `aws/lambda/${id}/${givenUp.shardId}/${year}/${month}/${day}/${name}`,
    body: Buffer.from(JSON.stringify({ ...position, payload: JSON.stringify({ Records: records }) })),
    headers: { 'content-type': 'application/json' },
  })
}

function positionOf(records: StreamRecord[], { source, functionArn, shardId, attempts, now }: GivenUp) {
  const timestamp = new Date(now).toISOString()
  const arrival = (record: StreamRecord | undefined) =>
    new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString()
  return {
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
  }
}
