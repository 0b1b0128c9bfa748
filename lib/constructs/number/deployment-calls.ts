import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { AwsCustomResource, AwsCustomResourcePolicy, type AwsSdkCall } from 'aws-cdk-lib/custom-resources'
import { Construct } from 'constructs'

/** A call that sets something up, and one that removes it again. */
export interface DeploymentCall {
  /** Made when the stack is deployed, and again when the call changes. */
  on: AwsSdkCall
  /** Made when the resource is removed; left out where nothing has to be undone. */
  off?: AwsSdkCall
  /** Exactly what the calls need. */
  permission: PolicyStatement
}

/** AWS API calls made during deployment, for settings that CloudFormation cannot manage. */
export class DeploymentCalls extends Construct {
  private readonly logGroup: LogGroup
  private readonly role: Role

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.logGroup.grantWrite(this.role)
  }

  /** Makes the first call at deployment and the second at removal. */
  add(scope: Construct, id: string, { on, off, permission }: DeploymentCall): AwsCustomResource {
    return new AwsCustomResource(scope, id, {
      onCreate: on,
      onUpdate: on,
      ...(off && { onDelete: off }),
      policy: AwsCustomResourcePolicy.fromStatements([permission]),
      role: this.role,
      logGroup: this.logGroup,
      installLatestAwsSdk: false,
      serviceTimeout: Duration.minutes(5),
    })
  }
}
