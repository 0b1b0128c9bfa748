import type { KeyedHash } from '../../application/core/ports/keyed-hash.ts'
import { partitionOf } from '../core/keys.ts'
import { createMac } from './kms-mac.ts'

/** Hashes under a key that never leaves AWS KMS. */
export function createKeyedHash(keyId: string): KeyedHash {
  const mac = createMac(keyId)
  return async (subject) => (await mac(partitionOf(subject))).toString('hex')
}
