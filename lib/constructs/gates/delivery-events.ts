import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { QueuedTopic } from '../messaging/queued-topic.ts'
import type { TextMessages } from '../messaging/text-messages.ts'
import { LoggedCount, waitingSeconds } from '../monitoring/logged-count.ts'

/** What recording delivery events builds on. */
export interface DeliveryEventsProps extends Foundation {
  key: IKey
  texts: TextMessages
}

/** Delivery events may not use up the concurrency that inbound stops need; each execution records ten events. */
const MAX_CONCURRENCY = 2

/** Records delivery events: evidence beside each text, and which numbers are unreachable (REACH-1). */
export class DeliveryEvents extends QueuedTopic {
  readonly fn: BundledFunction

  constructor(scope: Construct, id: string, props: DeliveryEventsProps) {
    const { prefix, alarms, key, table, texts } = props
    super(scope, id, { prefix, alarms, name: 'delivery-events', key })
    this.fn = new BundledFunction(this, 'Taker', {
      prefix,
      alarms,
      name: 'delivery-events',
      description: 'Records delivery events and marks unreachable numbers.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecide(this.fn)
    this.work.grantBackOff(this.fn)
    this.work.feed(this.fn, MAX_CONCURRENCY)
    texts.setSimulatedNumber(this.fn)

    alarms.onWaiting('delivery-events', this.work.queue)
    alarms.onRetrying('delivery-events', waitingSeconds(this, this.fn, 'delivery_waiting'))
    alarms.onCount(
      new LoggedCount(this, 'SpamFiltered', { fn: this.fn, event: 'spam_filtered' }),
      'A carrier took a text for spam.',
    )
    addStackOutput(this, 'DeliveryEventsTopicArn', {
      value: this.topic.topicArn,
      description: 'Topic that End User Messaging publishes delivery events to',
      exportName: deliveryTopicExport(prefix),
    })
  }
}

/** The export by which the number's stack imports the topic that delivery events are published to. */
export function deliveryTopicExport(stackName: string): string {
  return `${stackName}-delivery-topic-arn`
}
