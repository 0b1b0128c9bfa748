import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import type { KeyedHash } from '../application/keyed-hash.ts'
import { partitionOf } from './keys.ts'

/** Hashes under a key that never leaves AWS KMS. */
export function createKeyedHash(keyId: string): KeyedHash {
  const client = new KMSClient({})
  return async (subject) => {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(partitionOf(subject)),
      }),
    )
    if (!Mac) throw new Error('the key answered without a hash')
    return Buffer.from(Mac).toString('hex')
  }
}
