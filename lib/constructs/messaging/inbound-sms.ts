import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import { QueuedTopic } from './queued-topic.ts'
import type { TextMessages } from './text-messages.ts'

/** What receiving text messages builds on. */
export interface InboundSmsProps extends Foundation {
  key: IKey
  tombstoneKey: TombstoneKey
  texts: TextMessages
}

/** Receives text messages: topic, queue, function, and one dead-letter queue for all failures. */
export class InboundSms extends QueuedTopic {
  readonly fn: BundledFunction

  constructor(scope: Construct, id: string, props: InboundSmsProps) {
    const { prefix, alarms, key, table, tombstoneKey, texts } = props
    super(scope, id, { prefix, alarms, name: 'inbound-sms', key })
    this.fn = new BundledFunction(this, 'Receiver', {
      prefix,
      alarms,
      name: 'inbound-sms',
      description: 'Reads inbound text messages and records what they say about consent.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecideGrants(this.fn)
    this.fn.setVariable('INBOUND_DEAD_LETTER_QUEUE_URL', this.work.deadLetters.queueUrl)
    this.work.deadLetters.grantSend(this.fn)
    this.work.feed(this.fn)
    tombstoneKey.grantHash(this.fn)
    texts.setSimulatedNumber(this.fn)

    alarms.onWaiting('inbound-sms-waiting', this.work.queue)
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
