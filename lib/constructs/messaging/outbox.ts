import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import type { Foundation } from '../foundation.ts'
import { type BundledFunction, SWEEP_TIMEOUT } from '../functions/bundled-function.ts'
import { RelayingFunction } from '../functions/relaying-function.ts'
import { ConsentEvents } from './consent-events.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import { WorkQueue } from './work-queue.ts'

/** Relays outbox entries: at once by the table's stream, and by a schedule if the stream missed them. */
export class Outbox extends Construct {
  readonly events: ConsentEvents
  readonly replies: WorkQueue
  readonly relay: BundledFunction
  readonly sweep: BundledFunction

  constructor(scope: Construct, id: string, props: Foundation & { key: IKey }) {
    super(scope, id)
    const { prefix, alarms, key, table } = props
    this.events = new ConsentEvents(this, 'Events', { prefix, key })
    this.replies = new WorkQueue(this, 'Replies', { prefix, alarms, name: 'replies' })
    const relaying = { prefix, alarms, table, events: this.events, replies: this.replies }

    this.relay = new RelayingFunction(this, 'Relay', {
      ...relaying,
      name: 'outbox-relay',
      description: 'Relays replies and application events.',
    })
    // Stream positions that the relay gave up on; the sweep relays the entries that were there.
    const unread = new DeadLetterQueue(this, 'Unread', { prefix, alarms, name: 'outbox-unread' })
    this.relay.lambda.addEventSource(
      new DynamoEventSource(table.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        retryAttempts: 5,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: unread.failureDestination(this.relay),
        // Only saves invocations: the function checks each item itself.
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('outbox#') } } },
          }),
        ],
      }),
    )

    this.sweep = new RelayingFunction(this, 'Sweep', {
      ...relaying,
      name: 'outbox-sweep',
      description: 'Relays the outbox entries that the stream missed.',
      timeout: SWEEP_TIMEOUT,
    })
    table.grantDue(this.sweep)
    table.grantLease(this.sweep)
    new Rule(this, 'EveryMinute', {
      description: 'Relays the outbox entries that the stream missed',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.sweep.lambda)],
    })
  }
}
