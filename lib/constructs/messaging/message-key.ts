import { RemovalPolicy } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** The key that encrypts the topics: a customer key, because AWS services need permission to publish under it. */
export class MessageKey extends Construct {
  readonly key: Key

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Encrypts inbound text messages, application events and alarms on their topics',
      enableKeyRotation: true,
      // Nothing that it encrypts outlives the topics.
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }
}
