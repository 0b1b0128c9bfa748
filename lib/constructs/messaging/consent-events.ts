import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'
import { EncryptedTopic } from './encrypted-topic.ts'

/** The topic on which applications learn of each change of consent (EVT-1). */
export class ConsentEvents extends EncryptedTopic {
  constructor(scope: Construct, id: string, { prefix, key }: { prefix: string; key: IKey }) {
    super(scope, id, { topicName: `${prefix}-consent-events`, key })
    addStackOutput(this, 'ConsentEventsTopicArn', {
      value: this.topicArn,
      description: 'Topic that publishes each change of consent; subscribe your applications to it',
    })
  }

  /** Lets a function publish application events. */
  grantPublishEvents(fn: BundledFunction): void {
    fn.setVariable('CONSENT_EVENTS_TOPIC_ARN', this.topicArn)
    fn.allow(['sns:Publish'], [this.topicArn])
    fn.allow(['kms:GenerateDataKey', 'kms:Decrypt'], [this.key.keyArn])
  }
}
