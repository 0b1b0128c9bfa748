import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, DIGEST_TIMEOUT } from '../functions/bundled-function.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'
import type { Anchors } from './anchors.ts'

/** Takes a digest of all ledgers each day, and locks it away: a history that is rewritten as a whole then shows (REC-3). */
export class DailyDigest extends Construct {
  constructor(scope: Construct, id: string, props: Foundation & { anchors: Anchors }) {
    super(scope, id)
    const { prefix, alarms, table, anchors } = props
    const fn = new BundledFunction(this, 'Function', {
      prefix,
      alarms,
      name: 'digest',
      description: 'Takes a digest of all ledgers each day, and locks it away.',
      timeout: DIGEST_TIMEOUT,
    })
    table.grantDigest(fn)
    anchors.grantKeep(fn, 'digests')
    new Rule(this, 'EveryHour', {
      description: 'Continues the digest of the day until it is complete',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn.lambda)],
    })
    alarms.onCount(
      new LoggedCount(this, 'Late', { fn, event: 'digest_late' }),
      'The digest of all ledgers is not complete after 36 hours.',
      Duration.hours(2),
    )
  }
}
