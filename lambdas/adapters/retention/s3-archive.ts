import type { Archive } from '../../application/retention/retire.ts'
import { createLockedObjects } from '../aws/locked-objects.ts'
import { archiveKey } from '../core/keys.ts'

/** Archives to a bucket with object lock; keys hold the tenant, the keyed hash and the generation, never a number (REC-7). */
export function createArchive(bucket: string, years: number): Archive {
  const keepLocked = createLockedObjects(bucket)
  return {
    years,
    // The first upload is the complete one, and stays: by the second, some of the history may already be deleted.
    keep: (hash, history, until) =>
      keepLocked(
        archiveKey(history.tenant, hash, history.life),
        JSON.stringify(history),
        'application/json',
        until,
      ),
  }
}
