import type { ArchivedHistory } from '../application/erase.ts'
import type { KeyedHash } from '../application/keyed-hash.ts'
import type { Subject } from '../application/subject.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { createTombstones } from './dynamodb-tombstones.ts'
import { archiveKey } from './keys.ts'

/** Names the archived histories of a person, as their tombstone remembers them. */
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
