import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'
import type { ConsentTable } from '../storage/consent-table.ts'

/**
 * What is due by its time: sign-ups that nobody proved lapse (IN-4); unsure messages that nobody looked at are counted
 * after two days and settled as stops after nine (OUT-2).
 */
export class DueWork extends Construct {
  readonly sweep: BundledFunction
  /** How many unsure messages have waited for two days. */
  readonly waiting: LoggedCount

  constructor(scope: Construct, id: string, { prefix, table }: { prefix: string; table: ConsentTable }) {
    super(scope, id)
    this.sweep = new BundledFunction(this, 'Sweep', {
      prefix,
      name: 'due-sweep',
      description:
        'Lapses sign-ups that nobody proved, settles as stops the unsure messages that nobody looked at.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecide(this.sweep)
    table.grantDue(this.sweep)
    new Rule(this, 'EveryFiveMinutes', {
      description: 'Works what is due by its time',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.sweep.fn)],
    })
    this.waiting = new LoggedCount(this, 'Waiting', {
      fn: this.sweep,
      event: 'reviews_waiting',
      value: '$.message.count',
    })
  }
}
