import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { OutboxItem } from '../../application/outbox/relay.ts'
import { OUTBOX } from '../core/keys.ts'
import { readOutboxItem } from './outbox-item.ts'

/** The outbox entry that a stream record added; undefined for every other change. */
export function readOutboxEntry({ eventName, dynamodb }: DynamoDBRecord): OutboxItem | undefined {
  const image = dynamodb?.NewImage
  if (eventName !== 'INSERT' || !image || !image.sk?.S?.startsWith(OUTBOX)) return undefined
  return readOutboxItem(image as Record<string, AttributeValue>)
}
