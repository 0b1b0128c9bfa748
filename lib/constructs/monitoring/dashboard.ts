import { Duration } from 'aws-cdk-lib'
import {
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
import type { DeliveryEvents } from '../gates/delivery-events.ts'
import type { SendMessage } from '../gates/send-message.ts'
import type { InboundSms } from '../messaging/inbound-sms.ts'
import type { Outbox } from '../messaging/outbox.ts'
import type { WorkQueue } from '../messaging/work-queue.ts'
import type { Retention } from '../retention/retention.ts'
import type { Monitored } from './alarms.ts'
import { LoggedCount } from './logged-count.ts'

/** The parts of the system that the dashboard shows. */
export interface DashboardProps extends Monitored {
  inbound: InboundSms
  outbox: Outbox
  sendGate: BundledFunction
  sendMessage: SendMessage
  deliveries: DeliveryEvents
  retention: Retention
}

/** One page that shows decisions, messages, changes of consent, deliveries, waiting queues and alarms. */
export class Dashboard extends Construct {
  private readonly prefix: string

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id)
    const { prefix, alarms, inbound, outbox, sendGate, sendMessage, deliveries, retention } = props
    this.prefix = prefix
    this.count('decided', [sendGate, sendMessage.fn], ['gate', 'reason'], '$.message.count')
    this.count('sent', [sendMessage.fn], ['outcome'])
    this.count('published', [outbox.relay, outbox.sweep, retention.fn], ['type'])
    this.count('delivery', [deliveries.fn], ['outcome'])
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: prefix,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.all], width: 24 })],
        [
          this.graph('Gate decisions by reason', 'decided', ['gate', 'reason']),
          this.graph('Messages sent by the sending gate, by outcome', 'sent', ['outcome']),
        ],
        [
          this.graph('Consent changes by type', 'published', ['type']),
          this.graph('Delivery events by outcome', 'delivery', ['outcome']),
        ],
        [oldestMessage([inbound.work, outbox.replies, deliveries.work])],
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

  /** One line per value, whatever values there are. */
  private graph(title: string, event: CountedEvent, by: readonly string[]): GraphWidget {
    const metric = new MathExpression({
      expression: `SEARCH('{"${this.prefix}",${by.join(',')}} MetricName="${event}"', 'Sum')`,
      label: '',
      period: Duration.minutes(5),
    })
    return new GraphWidget({ title, left: [metric], width: 12, stacked: true })
  }
}

/** How long the oldest message of each queue has waited: it may be a stop. */
function oldestMessage(queues: readonly WorkQueue[]): GraphWidget {
  const left: IMetric[] = queues.map(({ queue }) =>
    queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(1) }),
  )
  return new GraphWidget({ title: 'Age of the oldest message in each queue, in seconds', left, width: 24 })
}
