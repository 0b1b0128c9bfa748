import type { Construct } from 'constructs'
import type { EncryptedTopic } from '../messaging/encrypted-topic.ts'
import type { WorkQueue } from '../messaging/work-queue.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import { BundledFunction, type BundledFunctionProps, WORK_TIMEOUT } from './bundled-function.ts'

/** Where what leaves comes from, and where it goes. */
export interface RelayProps extends Omit<BundledFunctionProps, 'timeout'> {
  table: ConsentTable
  events: EncryptedTopic
  replies: WorkQueue
}

/** A function that hands on what lies in the outbox: events to their topic, replies to their queue. */
export class RelayingFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { table, events, replies, ...props }: RelayProps) {
    super(scope, id, { ...props, timeout: WORK_TIMEOUT })
    table.grantStrike(this)
    this.setVariable('CONSENT_EVENTS_TOPIC_ARN', events.topicArn)
    events.letPublish(this)
    this.setVariable('REPLY_QUEUE_URL', replies.queue.queueUrl)
    this.allow(['sqs:SendMessage'], [replies.queue.queueArn])
  }
}
