import { Duration } from 'aws-cdk-lib'
import type { Stage } from 'aws-cdk-lib/aws-apigateway'
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
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { MetricFilter } from 'aws-cdk-lib/aws-logs'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import { EncryptedTopic } from '../messaging/encrypted-topic.ts'

/** What a construct needs to name its resources and to register its alarms. */
export interface Monitored {
  /** The stack's name, first in every physical name. */
  prefix: string
  alarms: Alarms
}

/** The alarms that other constructs register, and the one topic that all of them notify. */
export class Alarms extends Construct {
  /** Every alarm registered so far, for the dashboard. */
  readonly all: Alarm[] = []
  private readonly topic: EncryptedTopic
  private readonly prefix: string

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; email: string | undefined }) {
    super(scope, id)
    this.prefix = props.prefix
    this.topic = new EncryptedTopic(this, 'Topic', { topicName: `${props.prefix}-alarms`, key: props.key })
    this.topic.grantPublishByService('cloudwatch.amazonaws.com')
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email))
    addStackOutput(this, 'AlarmTopicArn', {
      value: this.topic.topicArn,
      description: 'Topic that every alarm notifies; subscribe your on-call tools to it',
    })
  }

  /** Goes into alarm when there is any message in a dead-letter queue. */
  onAnyMessage(name: string, queue: IQueue): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({
      ...EACH_MINUTE,
      statistic: Stats.MAXIMUM,
    })
    this.add(name, metric, `Messages that failed processing are in ${name}.`)
  }

  /** Goes into alarm when a message has waited over 60 seconds to be processed: it may be a stop. */
  onWaiting(name: string, queue: IQueue): void {
    const metric = queue.metricApproximateAgeOfOldestMessage({ ...EACH_MINUTE, statistic: Stats.MAXIMUM })
    this.add(`${name}-waiting`, metric, `A message in ${name} has been waiting for more than 60 seconds.`, {
      threshold: 60,
    })
  }

  /**
   * Goes into alarm when messages keep failing for 60 seconds, for an hour, and for a day. SQS leaves messages that were
   * received more than three times out of its age of the oldest message, so the function logs how long they have waited.
   */
  onRetrying(name: string, seconds: MetricFilter): void {
    // A message that keeps failing is retried, and logged, at least every five minutes.
    const metric = seconds.metric({ period: Duration.minutes(6), statistic: Stats.MAXIMUM })
    const failing = `Messages in ${name} have been failing for more than`
    this.add(`${name}-retrying`, metric, `${failing} 60 seconds.`, { threshold: 60 })
    this.add(`${name}-retrying-hour`, metric, `${failing} an hour.`, { threshold: 3600 })
    this.add(`${name}-retrying-day`, metric, `${failing} a day.`, { threshold: 86_400 })
  }

  /** Goes into alarm when Lambda has had no room for a function for five minutes. */
  onThrottles(name: string, fn: IFunction): void {
    const metric = fn.metricThrottles({ ...EACH_MINUTE, statistic: Stats.SUM })
    this.add(`${name}-throttled`, metric, `Lambda has no room to run the function ${name}.`, {
      evaluationPeriods: 5,
    })
  }

  /** Goes into alarm when a function fails. */
  onErrors(name: string, fn: IFunction): void {
    const metric = fn.metricErrors({ ...EACH_MINUTE, statistic: Stats.SUM })
    this.add(`${name}-errors`, metric, `The function ${name} failed.`)
  }

  /** Goes into alarm when the site answers a request with a server error. */
  onServerErrors(name: string, stage: Stage): void {
    const metric = stage.metricServerError({ ...EACH_MINUTE, statistic: Stats.SUM })
    this.add(`${name}-unanswered`, metric, 'The opt-in site answered a request with a server error.')
  }

  /** Goes into alarm when something is counted that should not happen, within a minute or the given period. */
  onCount(count: MetricFilter & { name: string }, what: string, period = Duration.minutes(1)): void {
    this.add(count.name, count.metric({ period, statistic: Stats.MAXIMUM }), what)
  }

  private add(name: string, metric: Metric, what: string, options: Partial<CreateAlarmOptions> = {}): void {
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
