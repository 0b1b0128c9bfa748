import type { DueRequests } from '../application/requests.ts'
import { dueBy } from './due-index.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { dueRequestPartition, lifeOfRequest, subjectOf } from './keys.ts'

/** Everybody whose requests are over at an instant; the keys say all that lapsing needs. */
export async function* dueRequests(table: ConsentTable, instant: string): AsyncIterable<DueRequests> {
  for await (const { pk, sk, dueAt } of dueBy(table, dueRequestPartition, instant)) {
    yield { ...subjectOf(pk), life: lifeOfRequest(sk), dueAt }
  }
}
