import type { AttributeMap } from '../../engine/expired-keys.ts'
import { REGION } from '../../template/arn.ts'

/** A record of the engine's stream. */
export interface EngineRecord {
  eventID: string
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  dynamodb: {
    SequenceNumber: string
    Keys: AttributeMap
    OldImage?: AttributeMap
    NewImage?: AttributeMap
    ApproximateCreationDateTime?: number
  }
}

/** A record as Lambda passes it to a function. */
export interface StreamRecord extends EngineRecord {
  eventSource: 'aws:dynamodb'
  eventSourceARN: string
  userIdentity?: { type: 'Service'; principalId: 'dynamodb.amazonaws.com' }
}

/** Converts a record for a function: by the system's clock, and marked if TTL deleted the item. */
export function streamRecord(
  record: EngineRecord,
  { streamArn, aheadSeconds, expired }: { streamArn: string; aheadSeconds: number; expired: boolean },
): StreamRecord {
  const { dynamodb } = record
  const created = dynamodb.ApproximateCreationDateTime
  return {
    ...record,
    eventSource: 'aws:dynamodb',
    ...{ awsRegion: REGION, eventVersion: '1.1' },
    eventSourceARN: streamArn,
    dynamodb: { ...dynamodb, ...(created && { ApproximateCreationDateTime: created + aheadSeconds }) },
    ...(expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  }
}
