import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { type Log, nameOf } from '../../application/core/log.ts'
import { type ExpiredRecord, type RetireDeps, retire } from '../../application/retention/retire.ts'

/** What retention needs. */
export interface RetentionDeps extends RetireDeps {
  log: Log
  /** The generation whose record went with this change of the table, if one did. */
  readExpiredRecord: (record: DynamoDBRecord) => ExpiredRecord | undefined
}

/** Retires the record generations whose records went, side by side; the stream comes again from the first that failed (REC-4). */
export function createRetentionHandler(deps: RetentionDeps) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed = await Promise.all(event.Records.map((record) => retain(deps, record)))
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) }
  }
}

/** Answers the record's place in the stream where it failed. */
async function retain(deps: RetentionDeps, record: DynamoDBRecord): Promise<string[]> {
  try {
    const gone = deps.readExpiredRecord(record)
    if (gone) await retire(deps, gone)
    return []
  } catch (error) {
    deps.log({ event: 'failed', error: nameOf(error) })
    return [record.dynamodb?.SequenceNumber ?? '']
  }
}
