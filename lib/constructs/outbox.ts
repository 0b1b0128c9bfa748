import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from './bundled-function.ts'
import type { ConsentTable } from './consent-table.ts'
import { WorkQueue } from './work-queue.ts'

/** The way out: what a transaction left in the outbox is relayed at once by the stream, left-overs by a schedule. */
export class Outbox extends Construct {
  readonly events: Topic
  readonly replies: WorkQueue
  readonly unread: Queue
  readonly relay: BundledFunction
  readonly sweep: BundledFunction

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; table: ConsentTable }) {
    super(scope, id)
    this.events = new Topic(this, 'Events', {
      topicName: `${props.prefix}-consent-events`,
      masterKey: props.key,
      enforceSSL: true,
    })
    this.replies = new WorkQueue(this, 'Replies', { queueName: `${props.prefix}-replies` })
    this.unread = new Queue(this, 'Unread', {
      queueName: `${props.prefix}-outbox-unread`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })

    this.relay = this.relaying('Relay', 'outbox-relay', 'Relays replies and application events.', props)
    this.relay.fn.addEventSource(
      new DynamoEventSource(props.table.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        retryAttempts: 5,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(this.unread),
        // Saves invocations only: the function looks at each item itself.
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('outbox#') } } },
          }),
        ],
      }),
    )

    this.sweep = this.relaying('Sweep', 'outbox-sweep', 'Relays what the stream left over.', props)
    props.table.grantDue(this.sweep)
    props.table.grantRead(this.sweep)
    new Rule(this, 'EveryMinute', {
      description: 'Sweeps what the stream left in the outbox',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.sweep.fn)],
    })
  }

  private relaying(
    id: string,
    name: string,
    description: string,
    { prefix, table, key }: { prefix: string; table: ConsentTable; key: IKey },
  ): BundledFunction {
    const fn = new BundledFunction(this, id, {
      functionName: `${prefix}-${name}`,
      entry: name,
      description,
      timeout: WORK_TIMEOUT,
    })
    table.grantRelay(fn)
    fn.setVariable('CONSENT_EVENTS_TOPIC_ARN', this.events.topicArn)
    fn.allow(['sns:Publish'], [this.events.topicArn])
    fn.allow(['kms:GenerateDataKey', 'kms:Decrypt'], [key.keyArn])
    fn.setVariable('REPLY_QUEUE_URL', this.replies.queue.queueUrl)
    fn.allow(['sqs:SendMessage'], [this.replies.queue.queueArn])
    return fn
  }
}
