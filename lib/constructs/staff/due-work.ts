import { Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { REASSIGNED_REMINDER } from '../../../lambdas/environment.ts'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, LONG_SWEEP_TIMEOUT } from '../functions/bundled-function.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'

/**
 * Processes what has come due: unconfirmed sign-ups lapse (IN-4); unsure messages without a review are counted after two
 * days and settled as stops after nine (OUT-2). Once a month it reminds of numbers that were reassigned (REACH-2).
 */
export class DueWork extends Construct {
  constructor(scope: Construct, id: string, { prefix, alarms, table }: Foundation) {
    super(scope, id)
    const fn = new BundledFunction(this, 'Sweep', {
      prefix,
      alarms,
      name: 'due-sweep',
      description: 'Lapses unconfirmed sign-ups and settles overdue reviews as stops.',
      timeout: LONG_SWEEP_TIMEOUT,
    })
    table.grantDecide(fn)
    table.grantDue(fn)
    new Rule(this, 'EveryFiveMinutes', {
      description: 'Processes what has come due',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(fn.lambda)],
    })
    new Rule(this, 'EachMonth', {
      description: 'Reminds of the numbers that may have a new holder',
      schedule: Schedule.rate(Duration.days(30)),
      targets: [new LambdaFunction(fn.lambda, { event: RuleTargetInput.fromObject(REASSIGNED_REMINDER) })],
    })
    alarms.onCount(
      new LoggedCount(this, 'Reassigned', { fn, event: 'reassigned_check_due' }),
      'It is time to ask which numbers were reassigned.',
    )
    alarms.onCount(
      new LoggedCount(this, 'Waiting', { fn, event: 'reviews_waiting', value: '$.message.count' }),
      'A message that may be a stop has waited two days for a review.',
      Duration.hours(2),
    )
  }
}
