import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'

/** Hashes a message under a key that never leaves AWS KMS. */
export type Mac = (message: string) => Promise<Buffer>

/** Asks AWS KMS for hashes under one key. */
export function createMac(keyId: string): Mac {
  const client = new KMSClient({})
  return async (message) => {
    const { Mac } = await client.send(
      new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from(message) }),
    )
    if (!Mac) throw new Error('AWS KMS returned no MAC')
    return Buffer.from(Mac)
  }
}
