import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import type { Settings } from '../../settings.ts'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, HISTORY_TIMEOUT } from '../functions/bundled-function.ts'
import type { ConsentEvents } from '../messaging/consent-events.ts'
import { Anchors } from './anchors.ts'
import { Archive } from './archive.ts'
import { FailedWork } from './failed-work.ts'
import type { TombstoneKey } from './tombstone-key.ts'

/** What retention builds on. */
export interface RetentionProps extends Foundation, Pick<Settings, 'archiveYears'> {
  tombstoneKey: TombstoneKey
  events: ConsentEvents
}

/** Retires a person's history when their record expires: writes a tombstone, archives, deletes (REC-4). */
export class Retention extends Construct {
  readonly fn: BundledFunction
  readonly anchors: Anchors

  constructor(scope: Construct, id: string, props: RetentionProps) {
    super(scope, id)
    const { prefix, alarms, table, tombstoneKey, events, archiveYears } = props
    this.fn = new BundledFunction(this, 'Function', {
      prefix,
      alarms,
      name: 'retention',
      description: 'Retires the histories of people whose records have expired.',
      timeout: HISTORY_TIMEOUT,
    })
    table.grantRetire(this.fn)
    tombstoneKey.grantHash(this.fn)
    events.grantPublishEvents(this.fn)
    const archive = archiveYears ? new Archive(this, 'Archive', { years: archiveYears }) : undefined
    archive?.grantArchive(this.fn)
    this.anchors = new Anchors(this, 'Anchors', { archive })
    // It may add whatever it likes to the archive already.
    if (archive) this.anchors.grantName(this.fn)
    else this.anchors.grantKeep(this.fn, 'retired')

    const failed = new FailedWork(this, 'Failed', { prefix, alarms, name: 'retention-failed' })
    this.fn.lambda.addEventSource(
      new DynamoEventSource(table.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        retryAttempts: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: failed.failureDestination(this.fn),
        // Only save invocations: the function checks each change itself.
        filters: [deletedByTtl, replacedInPlace],
      }),
    )
    addStackOutput(this, 'FailedRetentionBucketName', {
      value: failed.bucket.bucketName,
      description: 'Bucket that keeps expired records whose retirement failed, for 90 days',
    })
  }
}

const ofTheRecord = { Keys: { sk: { S: FilterRule.isEqual('record') } } }

const deletedByTtl = FilterCriteria.filter({
  eventName: FilterRule.isEqual('REMOVE'),
  userIdentity: { principalId: FilterRule.isEqual('dynamodb.amazonaws.com') },
  dynamodb: ofTheRecord,
})

const replacedInPlace = FilterCriteria.filter({
  eventName: FilterRule.isEqual('MODIFY'),
  dynamodb: { ...ofTheRecord, NewImage: { replacedLife: { S: FilterRule.exists() } } },
})
