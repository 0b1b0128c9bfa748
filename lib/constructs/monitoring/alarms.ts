import { Duration } from 'aws-cdk-lib'
import {
  type Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'
import type { DeadLetterQueue } from '../messaging/dead-letter-queue.ts'
import { EncryptedTopic } from '../messaging/encrypted-topic.ts'
import type { OptInSite } from '../site/opt-in-site.ts'
import type { LoggedCount } from './logged-count.ts'

/** Alarms that reach somebody: one topic, and the e-mail address given at deployment. */
export class Alarms extends Construct {
  readonly topic: EncryptedTopic
  /** Every alarm there is, for the dashboard. */
  readonly all: Alarm[] = []
  private readonly prefix: string

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; email: string | undefined }) {
    super(scope, id)
    this.prefix = props.prefix
    this.topic = new EncryptedTopic(this, 'Topic', { topicName: `${props.prefix}-alarms`, key: props.key })
    this.topic.letServicePublish('cloudwatch.amazonaws.com')
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email))
  }

  /** Rings when anything at all lies in a dead-letter queue. */
  onAnyMessage(queue: DeadLetterQueue): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({
      ...EACH_MINUTE,
      statistic: Stats.MAXIMUM,
    })
    this.ring(queue.name, metric, `Something could not be worked and lies in ${queue.name}.`)
  }

  /** Rings when an inbound message has waited over 60 seconds: a stop may be waiting with it. */
  onWaiting(name: string, queue: Queue): void {
    const metric = queue.metricApproximateAgeOfOldestMessage({ ...EACH_MINUTE, statistic: Stats.MAXIMUM })
    this.ring(name, metric, 'An inbound message has waited over 60 seconds.', { threshold: 60 })
  }

  /** Rings when a function failed. */
  onErrors({ name, fn }: BundledFunction): void {
    const metric = fn.metricErrors({ ...EACH_MINUTE, statistic: Stats.SUM })
    this.ring(`${name}-errors`, metric, `The function ${name} failed.`)
  }

  /** Rings when somebody asked the site for something and got no proper answer. */
  onUnanswered(site: OptInSite): void {
    const metric = site.unanswered({ ...EACH_MINUTE, statistic: Stats.SUM })
    this.ring(`${site.name}-unanswered`, metric, 'A request to the opt-in site got no proper answer.')
  }

  /** Rings when something was counted that must not be, within a minute or so long as it is told. */
  onCount(count: LoggedCount, what: string, period = Duration.minutes(1)): void {
    this.ring(count.name, count.metric({ period, statistic: Stats.MAXIMUM }), what)
  }

  private ring(name: string, metric: Metric, what: string, options: Partial<CreateAlarmOptions> = {}): void {
    const alarm = metric.createAlarm(this, name, {
      alarmName: `${this.prefix}-${name}`,
      alarmDescription: `${what} See ${name} in docs/runbook.md.`,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...options,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    this.all.push(alarm)
  }
}

const EACH_MINUTE = { period: Duration.minutes(1) }
