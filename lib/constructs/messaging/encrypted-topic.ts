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

  /** Lets an AWS service publish on behalf of this account, and of no other. */
  grantPublishByService(service: string): void {
    const onBehalfOfThisAccount = {
      principals: [new ServicePrincipal(service)],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }
    this.addToResourcePolicy(
      new PolicyStatement({
        ...onBehalfOfThisAccount,
        actions: ['sns:Publish'],
        resources: [this.topicArn],
      }),
    )
    this.key.addToResourcePolicy(
      new PolicyStatement({
        ...onBehalfOfThisAccount,
        actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
        resources: ['*'],
      }),
    )
  }
}
