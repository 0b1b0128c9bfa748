import { Duration } from 'aws-cdk-lib'
import {
  type Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
  type Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BundledFunction } from './bundled-function.ts'

/** Alarms that reach somebody: one topic, and the e-mail address given at deployment. */
export class Alarms extends Construct {
  readonly topic: Topic
  private readonly prefix: string

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; email: string | undefined }) {
    super(scope, id)
    this.prefix = props.prefix
    this.topic = new Topic(this, 'Topic', {
      topicName: `${props.prefix}-alarms`,
      masterKey: props.key,
      enforceSSL: true,
    })
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email))
  }

  /** Rings when anything at all lies in a dead-letter queue. */
  onAnyMessage(name: string, queue: Queue): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: Stats.MAXIMUM,
    })
    this.ring(name, metric, `A message could not be worked and lies in ${name}. See the runbook.`)
  }

  /** Rings when an inbound message has waited over 60 seconds: a stop may be waiting with it. */
  onWaiting(name: string, queue: Queue): void {
    const metric = queue.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(1),
      statistic: Stats.MAXIMUM,
    })
    this.ring(name, metric, 'An inbound message has waited over 60 seconds. See the runbook.', {
      threshold: 60,
    })
  }

  /** Rings when a function failed. */
  onErrors(name: string, { fn }: BundledFunction): void {
    const metric = fn.metricErrors({ period: Duration.minutes(1), statistic: Stats.SUM })
    this.ring(name, metric, `The function ${name} failed. See the runbook.`)
  }

  /** Rings when a reply may or may not have left (EVT-2). */
  onCount(name: string, filter: MetricFilter): void {
    const metric = filter.metric({ period: Duration.minutes(1), statistic: Stats.SUM })
    this.ring(name, metric, 'It is unknown whether a reply left. See the runbook.')
  }

  private ring(
    name: string,
    metric: IMetric,
    alarmDescription: string,
    options: Partial<CreateAlarmOptions> = {},
  ): Alarm {
    const alarm = (metric as Metric).createAlarm(this, name, {
      alarmName: `${this.prefix}-${name}`,
      alarmDescription,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...options,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    return alarm
  }
}
