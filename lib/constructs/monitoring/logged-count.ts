import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { CountedEvent } from '../../../lambdas/environment.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** What is counted, and which function logs it. */
export interface LoggedCountProps {
  fn: BundledFunction
  event: CountedEvent
  /** The JSON path of the number in the log line; by default each line counts as one. */
  value?: string
  /** The fields of the log line that become the metric's dimensions. */
  by?: readonly string[]
}

/** How long messages have waited that a function failed to process, in seconds. */
export function waitingSeconds(
  scope: Construct,
  fn: BundledFunction,
  event: 'inbound_waiting' | 'delivery_waiting',
): LoggedCount {
  return new LoggedCount(scope, 'Retrying', { fn, event, value: '$.message.seconds' })
}

/** A metric that counts log entries of one kind. */
export class LoggedCount extends MetricFilter {
  /** The metric's name, and that of an alarm on it: `reply-unknown` for `reply_unknown`. */
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
