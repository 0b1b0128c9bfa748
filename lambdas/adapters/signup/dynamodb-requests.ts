import type { DueRequests } from '../../application/signup/requests.ts'
import { dueBy } from '../core/due-index.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { dueRequestPartition, generationOfRequest, subjectOf } from '../core/keys.ts'

/** All people whose requests have lapsed at a time; the keys hold all that lapsing needs. */
export async function* dueRequests(table: ConsentTable, instant: string): AsyncIterable<DueRequests> {
  for await (const { pk, sk, dueAt } of dueBy(table, dueRequestPartition, instant)) {
    yield { ...subjectOf(pk), life: generationOfRequest(sk), dueAt }
  }
}
