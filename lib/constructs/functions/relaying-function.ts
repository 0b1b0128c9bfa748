import type { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { ConsentEvents } from '../messaging/consent-events.ts'
import type { WorkQueue } from '../messaging/work-queue.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import { BundledFunction, type BundledFunctionProps, WORK_TIMEOUT } from './bundled-function.ts'

/** The outbox that is relayed, and the topic and queue it is relayed to. */
export interface RelayProps extends Omit<BundledFunctionProps, 'timeout'> {
  timeout?: Duration
  table: ConsentTable
  events: ConsentEvents
  replies: WorkQueue
}

/** A function that relays outbox entries: events to their topic, replies to their queue. */
export class RelayingFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { table, events, replies, ...props }: RelayProps) {
    super(scope, id, { timeout: WORK_TIMEOUT, ...props })
    table.grantDeleteOutboxEntries(this)
    events.grantPublishEvents(this)
    this.setVariable('REPLY_QUEUE_URL', replies.queue.queueUrl)
    replies.grantSend(this)
  }
}
