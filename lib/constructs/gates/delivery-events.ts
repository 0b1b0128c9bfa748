import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { QueuedTopic } from '../messaging/queued-topic.ts'
import type { ConsentTable } from '../storage/consent-table.ts'

/** What becomes of the texts that were sent: evidence beside each, and numbers that no text reaches (REACH-1). */
export class DeliveryEvents extends QueuedTopic {
  readonly taker: BundledFunction

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; table: ConsentTable }) {
    const { prefix, key, table } = props
    super(scope, id, { prefix, name: 'delivery-events', key })
    this.taker = new BundledFunction(this, 'Taker', {
      prefix,
      name: 'delivery-events',
      description: 'Keeps what became of texts, and marks numbers that no text reaches.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecide(this.taker)
    this.work.feed(this.taker)
  }
}
