import { Duration, Stack } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { Foundation } from '../foundation.ts'
import { BundledFunction } from '../functions/bundled-function.ts'

/** Every hour, learns the stops that only AWS's opt-out lists tell, for numbers whose carrier answers STOP itself (OUT-9). */
export class OptOutLists extends Construct {
  constructor(scope: Construct, id: string, { prefix, alarms, table }: Foundation) {
    super(scope, id)
    const fn = new BundledFunction(this, 'Reader', {
      prefix,
      alarms,
      name: 'opt-out-lists',
      description: "Records the stops that only AWS's own opt-out lists tell.",
      // Some hundred thousand people; more set off the alarm on errors.
      timeout: Duration.minutes(15),
    })
    table.grantDecide(fn)
    const any = (resource: string) =>
      Stack.of(this).formatArn({ service: 'sms-voice', resource, resourceName: '*' })
    fn.allow(['sms-voice:DescribePhoneNumbers'], [any('phone-number')])
    fn.allow(['sms-voice:DescribePools'], [any('pool')])
    fn.allow(['sms-voice:DescribeOptedOutNumbers'], [any('opt-out-list')])
    new Rule(this, 'EveryHour', {
      description: "Reads AWS's opt-out lists",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn.lambda)],
    })
  }
}
