import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Tokens } from '../../application/signup/tokens.ts'
import type { Mac } from '../aws/kms-mac.ts'

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
/** Payloads are padded to a multiple of this, so that a token's length reveals nothing. */
const BLOCK = 256

/** Seals tokens with a secret that each process derives once. */
export function createTokens(mac: Mac): Tokens {
  let derived: Promise<Buffer> | undefined
  const secret = () => {
    derived ??= mac('assent tokens 1').catch((error) => {
      derived = undefined
      throw error
    })
    return derived
  }
  return {
    seal: async (payload) => seal(await secret(), payload),
    open: async (token) => open(await secret(), token),
  }
}

function seal(secret: Buffer, payload: object): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, secret, nonce)
  const text = Buffer.from(JSON.stringify(payload))
  const filled = Buffer.concat([text, Buffer.alloc(BLOCK - (text.length % BLOCK), ' ')])
  const sealed = Buffer.concat([cipher.update(filled), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

function open(secret: Buffer, token: string): unknown {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length < NONCE + TAG) return undefined
  try {
    const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}
