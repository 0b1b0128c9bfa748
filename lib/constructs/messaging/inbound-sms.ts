import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Settings } from '../../settings.ts'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { LoggedCount, waitingSeconds } from '../monitoring/logged-count.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import { QueuedTopic } from './queued-topic.ts'
import type { TextMessages } from './text-messages.ts'

/** What receiving text messages builds on. */
export interface InboundSmsProps extends Foundation, Pick<Settings, 'reservedConcurrency'> {
  key: IKey
  tombstoneKey: TombstoneKey
  texts: TextMessages
}

/** The least that an event source mapping accepts. Its pollers then receive no more than the function may run. */
const MIN_CONCURRENCY = 2

/** Receives text messages: topic, queue, function, and one dead-letter queue for all failures. */
export class InboundSms extends QueuedTopic {
  readonly fn: BundledFunction

  constructor(scope: Construct, id: string, props: InboundSmsProps) {
    const { prefix, alarms, key, table, tombstoneKey, texts, reservedConcurrency } = props
    super(scope, id, { prefix, alarms, name: 'inbound-sms', key })
    this.fn = new BundledFunction(this, 'Receiver', {
      prefix,
      alarms,
      name: 'inbound-sms',
      description: 'Reads inbound text messages and records what they say about consent.',
      timeout: WORK_TIMEOUT,
      reservedConcurrency,
    })
    table.grantDecideGrants(this.fn)
    this.work.grantBackOff(this.fn)
    this.work.feed(this.fn, reservedConcurrency && Math.max(MIN_CONCURRENCY, reservedConcurrency))
    tombstoneKey.grantHash(this.fn)
    texts.setSimulatedNumber(this.fn)

    new LoggedCount(this, 'Strangers', { fn: this.fn, event: 'inbound_stranger' })
    alarms.onWaiting('inbound-sms', this.work.queue)
    alarms.onRetrying('inbound-sms', waitingSeconds(this, this.fn, 'inbound_waiting'))
    alarms.onThrottles('inbound-sms', this.fn.lambda)
    addStackOutput(this, 'InboundTopicArn', {
      value: this.topic.topicArn,
      description: 'Topic that End User Messaging publishes inbound text messages to',
      exportName: inboundTopicExport(prefix),
    })
  }
}

/**
 * The export by which the number's stack imports the inbound topic. It exists with and without a number, so a deployment
 * without `-c number=` succeeds; while it is imported, CloudFormation refuses to remove the topic that a number needs.
 */
export function inboundTopicExport(stackName: string): string {
  return `${stackName}-inbound-topic-arn`
}
