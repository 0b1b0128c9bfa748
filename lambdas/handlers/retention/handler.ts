import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { type Log, nameOf } from '../../application/core/log.ts'
import { type ExpiredRecord, type RetireDeps, retire } from '../../application/retention/retire.ts'

/** Dependencies of retention. */
export interface RetentionDeps extends RetireDeps {
  log: Log
  /** The record generation that expired with this table change, if one did. */
  readExpiredRecord: (record: DynamoDBRecord) => ExpiredRecord | undefined
}

/** Retires expired record generations in parallel; the stream retries from the first failure (REC-4). */
export function createRetentionHandler(deps: RetentionDeps) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed = await Promise.all(event.Records.map((record) => retain(deps, record)))
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) }
  }
}

/** Returns the record's sequence number in the stream if it failed. */
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
