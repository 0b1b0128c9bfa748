import { KMSClient, SignCommand } from '@aws-sdk/client-kms'
import type { Signer } from '../../application/core/ports/signer.ts'

/** Signs under a key that never leaves AWS KMS (REC-5). */
export function createSigner(key: string): Signer {
  const client = new KMSClient({})
  return {
    key,
    sign: async (text) => {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: key,
          Message: Buffer.from(text),
          MessageType: 'RAW',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      )
      if (!Signature) throw new Error('AWS KMS returned no signature')
      return Buffer.from(Signature).toString('base64')
    },
  }
}
