import type { DueRequests } from '../../application/signup/requests.ts'
import { dueBy } from '../core/due-index.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { dueRequestPartition, generationOfRequest, subjectOf } from '../core/keys.ts'

/** Everybody whose requests are over at an instant; the keys say all that lapsing needs. */
export async function* dueRequests(
  table: ConsentTable,
  instant: string,
): AsyncIterable<readonly DueRequests[]> {
  for await (const page of dueBy(table, dueRequestPartition, instant)) {
    yield page.map(({ pk, sk }) => ({ ...subjectOf(pk), life: generationOfRequest(sk) }))
  }
}
