import type { OpenRequest } from '../application/requests.ts'
import { dueBy } from './due-index.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { dueRequestPartition, requestOfKey, subjectOf } from './keys.ts'

/** Every request whose time is over at an instant; the keys say all that lapsing needs. */
export async function* dueRequests(table: ConsentTable, instant: string): AsyncIterable<OpenRequest> {
  for await (const { pk, sk, dueAt } of dueBy(table, dueRequestPartition, instant)) {
    yield { ...subjectOf(pk), ...requestOfKey(sk), dueAt }
  }
}
