import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'
import { RelayingFunction } from '../functions/relaying-function.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import { EncryptedTopic } from './encrypted-topic.ts'
import { WorkQueue } from './work-queue.ts'

/** The way out: what a transaction left in the outbox is relayed at once by the stream, left-overs by a schedule. */
export class Outbox extends Construct {
  readonly events: EncryptedTopic
  readonly replies: WorkQueue
  /** Positions in the stream that the relay gave up on; the sweep takes up what lay there. */
  readonly unread: DeadLetterQueue
  readonly relay: BundledFunction
  readonly sweep: BundledFunction

  constructor(scope: Construct, id: string, props: { prefix: string; key: IKey; table: ConsentTable }) {
    super(scope, id)
    const { prefix, key, table } = props
    this.events = new EncryptedTopic(this, 'Events', { topicName: `${prefix}-consent-events`, key })
    this.replies = new WorkQueue(this, 'Replies', { prefix, name: 'replies' })
    this.unread = new DeadLetterQueue(this, 'Unread', { prefix, name: 'outbox-unread' })
    const ways = { prefix, table, events: this.events, replies: this.replies }

    this.relay = new RelayingFunction(this, 'Relay', {
      ...ways,
      name: 'outbox-relay',
      description: 'Relays replies and application events.',
    })
    this.relay.fn.addEventSource(
      new DynamoEventSource(table.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        retryAttempts: 5,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: this.unread.destinationOf(this.relay),
        // Saves invocations only: the function looks at each item itself.
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('outbox#') } } },
          }),
        ],
      }),
    )

    this.sweep = new RelayingFunction(this, 'Sweep', {
      ...ways,
      name: 'outbox-sweep',
      description: 'Relays what the stream left over.',
    })
    table.grantDue(this.sweep)
    new Rule(this, 'EveryMinute', {
      description: 'Sweeps what the stream left in the outbox',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.sweep.fn)],
    })
  }
}
