import { generateKeyPairSync, sign } from 'node:crypto'
import type { Signer } from '../lambdas/application/core/ports/signer.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** Stands for the key that signs evidence, and never leaves its keeper. */
export const signer: Signer = {
  key: 'arn:aws:kms:us-east-1:000000000000:key/evidence',
  sign: async (text) => sign('sha256', Buffer.from(text), privateKey).toString('base64'),
}

/** Its public half, as anybody may have it. */
export const PUBLIC_KEY = publicKey.export({ type: 'spki', format: 'pem' }).toString()
