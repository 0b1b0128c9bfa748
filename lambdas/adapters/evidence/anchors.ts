import { monthsAfter } from '../../domain/core/record/expiry.ts'
import { createLockedObjects } from '../aws/locked-objects.ts'

/** Keeps copies of chains' heads in a bucket with object lock, for some years (REC-3). */
export function createAnchors(bucket: string, years: number) {
  const keepLocked = createLockedObjects(bucket)
  return (key: string, text: string, at: string): Promise<void> =>
    keepLocked(key, text, 'text/plain', new Date(monthsAfter(at, years * 12)).toISOString())
}
