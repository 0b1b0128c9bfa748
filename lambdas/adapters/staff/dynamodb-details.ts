import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import pMap from 'p-map'
import type { LedgerEntry } from '../../application/core/ledger.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { DetailField } from '../../application/staff/erase.ts'
import type { Recorded } from '../../domain/core/events.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readLedgerItem } from '../core/event-item.ts'
import { type KeyRange, pagesOfRange } from '../core/key-range.ts'
import { EVENTS, eventKey, partitionOf } from '../core/keys.ts'
import { ifConditionHolds } from '../core/transaction.ts'

const SIDE_BY_SIDE = 10

/** Deletes the details of every event before a given one, page by page; the hashed part stays unchanged (REC-3). */
export async function removeDetails(
  table: ConsentTable,
  subject: Subject,
  before: Recorded,
): Promise<Record<DetailField, number>> {
  const removed = { body: 0, identity: 0, ip: 0, userAgent: 0 }
  for await (const items of pagesOfRange(table, eventsBefore(subject, before))) {
    const detailed = items.map(readLedgerItem).filter(({ detail }) => detail !== null)
    await pMap(detailed, (entry) => removeDetail(table, subject, entry), { concurrency: SIDE_BY_SIDE })
    for (const { detail } of detailed) {
      for (const field of Object.keys(removed) as DetailField[]) {
        if (detail?.[field] !== undefined) removed[field]++
      }
    }
  }
  return removed
}

function eventsBefore(subject: Subject, { id }: Recorded): KeyRange {
  const [life = '', seq = ''] = id.split('.')
  return { pk: partitionOf(subject), first: EVENTS, last: eventKey(life, Number(seq)) }
}

/** Does not re-create an event that retention has deleted in the meantime. */
async function removeDetail(
  { client, tableName }: ConsentTable,
  subject: Subject,
  { life, event }: LedgerEntry,
): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ pk: partitionOf(subject), sk: eventKey(life, event.seq) }),
    UpdateExpression: 'SET detail = :none',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: marshall({ ':none': null }),
  })
  await ifConditionHolds(client.send(update))
}
