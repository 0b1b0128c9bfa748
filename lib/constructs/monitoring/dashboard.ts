import { Duration } from 'aws-cdk-lib'
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { CountedEvent } from '../../../lambdas/environment.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'
import type { WorkQueue } from '../messaging/work-queue.ts'
import { LoggedCount } from './logged-count.ts'

/** Where each thing that the dashboard shows is logged. */
export interface DashboardProps {
  prefix: string
  gates: readonly BundledFunction[]
  sender: BundledFunction
  publishers: readonly BundledFunction[]
  deliveries: BundledFunction
  queues: readonly WorkQueue[]
  alarms: readonly Alarm[]
}

/** One page that shows what is decided, sent, stopped and delivered, and which alarms ring. */
export class Dashboard extends Construct {
  private readonly prefix: string

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id)
    const { prefix, gates, sender, publishers, deliveries, queues, alarms } = props
    this.prefix = prefix
    this.count('decided', gates, ['gate', 'reason'], '$.message.count')
    this.count('sent', [sender], ['outcome'])
    this.count('published', publishers, ['type'])
    this.count('delivery', [deliveries], ['outcome'])
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: prefix,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24 })],
        [
          this.graph('Decisions by reason', 'decided', ['gate', 'reason']),
          this.graph('Messages of the sending gate, by outcome', 'sent', ['outcome']),
        ],
        [
          this.graph('Changes of consent: opt-ins, stops and all others', 'published', ['type']),
          this.graph('What became of texts', 'delivery', ['outcome']),
        ],
        [waiting(queues)],
      ],
    })
  }

  private count(
    event: CountedEvent,
    functions: readonly BundledFunction[],
    by: readonly string[],
    value?: string,
  ): void {
    for (const fn of functions)
      new LoggedCount(this, `${event}-${fn.name}`, { fn, event, by, ...(value && { value }) })
  }

  /** Whatever values there are, each a line of its own. */
  private graph(title: string, event: CountedEvent, by: readonly string[]): GraphWidget {
    const metric = new MathExpression({
      expression: `SEARCH('{"${this.prefix}",${by.join(',')}} MetricName="${event}"', 'Sum')`,
      label: '',
      period: Duration.minutes(5),
    })
    return new GraphWidget({ title, left: [metric], width: 12, stacked: true })
  }
}

/** How long the oldest message of each queue has waited: a stop may be among them. */
function waiting(queues: readonly WorkQueue[]): GraphWidget {
  const left: IMetric[] = queues.map(({ queue }) =>
    queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(1) }),
  )
  return new GraphWidget({ title: 'Seconds that the oldest message has waited', left, width: 24 })
}
