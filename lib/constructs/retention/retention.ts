import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { BundledFunction, HISTORY_TIMEOUT } from '../functions/bundled-function.ts'
import type { EncryptedTopic } from '../messaging/encrypted-topic.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import { Archive } from './archive.ts'
import { FailedWork } from './failed-work.ts'
import type { TombstoneKey } from './tombstone-key.ts'

/** What retention stands on. */
export interface RetentionProps {
  prefix: string
  table: ConsentTable
  tombstoneKey: TombstoneKey
  events: EncryptedTopic
  archiveYears: number | undefined
}

/** What becomes of a person's history when their record expires: tombstone, archive, removal (REC-4). */
export class Retention extends Construct {
  readonly fn: BundledFunction
  /** Undefined where the deployment archives nothing. */
  readonly archive: Archive | undefined
  /** Expired records that could not be retired, kept whole. */
  readonly failed: FailedWork

  constructor(scope: Construct, id: string, props: RetentionProps) {
    super(scope, id)
    const { prefix, table, tombstoneKey, events, archiveYears } = props
    this.fn = new BundledFunction(this, 'Function', {
      prefix,
      name: 'retention',
      description: 'Retires the histories of people whose records have expired.',
      timeout: HISTORY_TIMEOUT,
    })
    table.grantRetire(this.fn)
    tombstoneKey.grantHash(this.fn)
    this.fn.setVariable('CONSENT_EVENTS_TOPIC_ARN', events.topicArn)
    events.letPublish(this.fn)
    this.archive =
      archiveYears === undefined ? undefined : new Archive(this, 'Archive', { years: archiveYears })
    this.archive?.letArchive(this.fn)

    this.failed = new FailedWork(this, 'Failed', { prefix, name: 'retention-failed' })
    this.fn.fn.addEventSource(
      new DynamoEventSource(table.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        retryAttempts: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: this.failed.destinationOf(this.fn),
        // Save invocations only: the function looks at each change itself.
        filters: [removedByTimeToLive, replacedInPlace],
      }),
    )
  }
}

const ofTheRecord = { Keys: { sk: { S: FilterRule.isEqual('record') } } }

const removedByTimeToLive = FilterCriteria.filter({
  eventName: FilterRule.isEqual('REMOVE'),
  userIdentity: { principalId: FilterRule.isEqual('dynamodb.amazonaws.com') },
  dynamodb: ofTheRecord,
})

const replacedInPlace = FilterCriteria.filter({
  eventName: FilterRule.isEqual('MODIFY'),
  dynamodb: { ...ofTheRecord, NewImage: { replacedLife: { S: FilterRule.exists() } } },
})
