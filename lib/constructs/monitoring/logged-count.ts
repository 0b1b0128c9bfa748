import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { CountedEvent } from '../../../lambdas/environment.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** What is counted, and where it is logged. */
export interface LoggedCountProps {
  fn: BundledFunction
  event: CountedEvent
  /** Where in the log line the number stands; each line counts as one by default. */
  value?: string
  /** What the counts are told apart by, each a field of the log line. */
  by?: readonly string[]
}

/** A metric that counts log entries of one kind. */
export class LoggedCount extends MetricFilter {
  /** Its name, as alarms carry it: `reply-unknown` for `reply_unknown`. */
  readonly name: string

  constructor(scope: Construct, id: string, { fn, event, value = '1', by = [] }: LoggedCountProps) {
    const name = event.replaceAll('_', '-')
    super(scope, id, {
      logGroup: fn.logGroup,
      filterPattern: FilterPattern.stringValue('$.message.event', '=', event),
      metricNamespace: fn.prefix,
      metricName: name,
      metricValue: value,
      ...(by.length > 0 && {
        dimensions: Object.fromEntries(by.map((field) => [field, `$.message.${field}`])),
      }),
    })
    this.name = name
  }
}
