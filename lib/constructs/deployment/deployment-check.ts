import { CustomResource, Duration, Stack } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import type { Settings } from '../../settings.ts'
import { BundledFunction } from '../functions/bundled-function.ts'
import type { Monitored } from '../monitoring/alarms.ts'

/** What the check compares with the deployment before. */
export interface DeploymentCheckProps
  extends Monitored,
    Pick<Settings, 'keptTable' | 'originators' | 'numberStacks' | 'mayLose'> {
  /** The logical id of the stack's own table. */
  ownTableId: string
}

/**
 * Fails a deployment that would start an empty table beside one with records, change the key of tombstones, drop a connected
 * number, or move numbers back. Everything else in the stack depends on it, so that nothing has been changed by then.
 */
export class DeploymentCheck extends Construct {
  private readonly check: CustomResource

  constructor(scope: Construct, id: string, props: DeploymentCheckProps) {
    super(scope, id)
    const { prefix, alarms, keptTable, originators, numberStacks, mayLose, ownTableId } = props
    const stack = Stack.of(this)
    const fn = new BundledFunction(this, 'Function', {
      prefix,
      alarms,
      name: 'deployment-check',
      description: 'Fails a deployment that would lose records, stops or a number.',
      timeout: Duration.minutes(1),
    })
    fn.setVariable('STACK_NAME', prefix)
    fn.setVariable('OWN_TABLE_ID', ownTableId)
    fn.setVariable(
      'INBOUND_TOPIC_ARN',
      stack.formatArn({ service: 'sns', resource: `${prefix}-inbound-sms` }),
    )
    const arn = (service: string, resource: string, resourceName: string) =>
      stack.formatArn({ service, resource, resourceName })
    fn.allow(['cloudformation:DescribeStackResource'], [arn('cloudformation', 'stack', `${prefix}/*`)])
    fn.allow(['cloudformation:DescribeStacks'], [arn('cloudformation', 'stack', `${prefix}-number*`)])
    fn.allow(['dynamodb:ListTables'], ['*'])
    fn.allow(['dynamodb:Scan'], [arn('dynamodb', 'table', `${prefix}-ConsentTable*`)])
    fn.allow(['sms-voice:DescribePhoneNumbers'], [arn('sms-voice', 'phone-number', '*')])
    fn.allow(['sms-voice:DescribePools'], [arn('sms-voice', 'pool', '*')])

    const check = new CustomResource(this, 'Check', {
      serviceToken: fn.lambda.functionArn,
      resourceType: 'Custom::DeploymentCheck',
      serviceTimeout: Duration.minutes(5),
      properties: {
        Table: keptTable?.name ?? '',
        TombstoneKey: keptTable?.tombstoneKeyArn ?? '',
        Numbers: originators.map(({ id }) => id),
        NumberStacks: String(numberStacks),
        Allowed: mayLose,
      },
    })
    // Its role and its log must be there while it runs.
    check.node.addDependency(fn)
    this.check = check
  }

  /** Makes everything else in the stack wait for the check. */
  comeFirst(): void {
    for (const other of Stack.of(this).node.children) {
      if (other !== this) other.node.addDependency(this.check)
    }
  }
}
