import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from './bundled-function.ts'
import type { ConsentTable } from './consent-table.ts'
import { LoggedCount } from './logged-count.ts'

/** Unsure messages that nobody looked at: counted after two days, settled as stops after nine (OUT-2). */
export class Reviewing extends Construct {
  readonly sweep: BundledFunction
  /** How many have waited for two days. */
  readonly waiting: LoggedCount

  constructor(scope: Construct, id: string, { prefix, table }: { prefix: string; table: ConsentTable }) {
    super(scope, id)
    this.sweep = new BundledFunction(this, 'Sweep', {
      prefix,
      name: 'review-sweep',
      description: 'Settles as stops the unsure messages that nobody looked at.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecide(this.sweep)
    table.grantDue(this.sweep)
    new Rule(this, 'EveryHour', {
      description: 'Settles reviews whose time is over',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(this.sweep.fn)],
    })
    this.waiting = new LoggedCount(this, 'Waiting', {
      fn: this.sweep,
      event: 'reviews_waiting',
      value: '$.message.count',
    })
  }
}
