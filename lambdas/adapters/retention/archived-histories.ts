import type { KeyedHash } from '../../application/core/ports/keyed-hash.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { ArchivedHistory } from '../../application/staff/erase.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { archiveKey } from '../core/keys.ts'
import { createTombstones } from './dynamodb-tombstones.ts'

/** Lists a person's archived histories from their tombstone. */
export function createArchivedHistories(table: ConsentTable, keyedHash: KeyedHash) {
  const tombstones = createTombstones(table)
  return async (subject: Subject): Promise<ArchivedHistory[]> => {
    const hash = await keyedHash(subject)
    const tombstone = await tombstones.read(hash)
    return (tombstone?.archives ?? []).map(({ life, until }) => ({
      key: archiveKey(subject.tenant, hash, life),
      until,
    }))
  }
}
