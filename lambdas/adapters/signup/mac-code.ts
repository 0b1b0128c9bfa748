import type { CodeOf } from '../../application/core/ports/code-of.ts'
import type { Mac } from '../aws/kms-mac.ts'
import { partitionOf } from '../core/keys.ts'

/** Derives six-digit codes from a keyed hash of tenant, number and id. */
export function createCodeOf(mac: Mac): CodeOf {
  return async (subject, id) => {
    const hash = await mac(`code#${partitionOf(subject)}#${id}`)
    return String(Number(hash.readBigUInt64BE() % 1_000_000n)).padStart(6, '0')
  }
}
