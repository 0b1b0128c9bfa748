import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import { QueuedTopic } from './queued-topic.ts'

/** The way in for text messages: topic, queue, function, and one dead-letter queue for whatever does not get through. */
export class InboundSms extends QueuedTopic {
  readonly receiver: BundledFunction

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; table: ConsentTable }) {
    const { prefix, key, table } = props
    super(scope, id, { prefix, name: 'inbound-sms', key })
    this.receiver = new BundledFunction(this, 'Receiver', {
      prefix,
      name: 'inbound-sms',
      description: 'Reads inbound text messages and records what they say about consent.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecideGrants(this.receiver)
    this.work.feed(this.receiver)
  }
}
