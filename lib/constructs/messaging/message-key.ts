import { RemovalPolicy } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** The key under which the topics lie: a customer key, since services of AWS must be let in to publish. */
export class MessageKey extends Construct {
  readonly key: Key

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Encrypts inbound text messages, application events and alarms on their topics',
      enableKeyRotation: true,
      // Nothing lies under it that outlives the topics.
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }
}
