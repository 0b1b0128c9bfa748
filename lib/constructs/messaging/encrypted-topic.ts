import { Aws } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

/** A topic that is encrypted at rest and accepts messages over TLS only. */
export class EncryptedTopic extends Topic {
  protected readonly key: IKey

  constructor(scope: Construct, id: string, props: { topicName: string; key: IKey }) {
    super(scope, id, { topicName: props.topicName, masterKey: props.key, enforceSSL: true })
    this.key = props.key
  }

  /**
   * Lets an AWS service publish on behalf of this account, and of no other. A service that may not tell the key for which
   * account it publishes is refused by the topic, not by the key, if it is another account.
   */
  grantPublishByService(service: string, { namesAccountToKey = true } = {}): void {
    const principals = [new ServicePrincipal(service)]
    const thisAccount = { 'aws:SourceAccount': Aws.ACCOUNT_ID }
    this.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: thisAccount },
      }),
    )
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
        resources: ['*'],
        conditions: namesAccountToKey ? { StringEquals: thisAccount } : { StringEqualsIfExists: thisAccount },
      }),
    )
  }
}
