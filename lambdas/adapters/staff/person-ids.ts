import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { PersonIds } from '../../application/staff/person-ids.ts'
import type { Mac } from '../aws/kms-mac.ts'

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
/** All numbers are padded to one length, so that the length of an id reveals nothing. */
const LENGTH = 16

/**
 * Ids of people in the console's addresses: the number, encrypted with a secret that each process derives once. The nonce is
 * a keyed hash of tenant and number, so that a person's address stays the same; the tenant is authenticated with it (TEN-1).
 */
export function createPersonIds(mac: Mac): PersonIds {
  let derived: Promise<Buffer> | undefined
  const secret = () => {
    derived ??= mac('assent person ids 1').catch((error) => {
      derived = undefined
      throw error
    })
    return derived
  }
  return {
    idOf: async (subject) => encrypt(await secret(), subject.tenant, subject.to),
    numberOf: async (tenant, id) => decrypt(await secret(), tenant, id),
  }
}

function encrypt(secret: Buffer, tenant: string, to: string): string {
  const nonce = createHmac('sha256', secret).update(`${tenant}#${to}`).digest().subarray(0, NONCE)
  const cipher = createCipheriv(ALGORITHM, secret, nonce).setAAD(Buffer.from(tenant))
  const sealed = Buffer.concat([cipher.update(to.padEnd(LENGTH)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

function decrypt(secret: Buffer, tenant: string, id: string): string | undefined {
  const bytes = Buffer.from(id, 'base64url')
  if (bytes.length !== NONCE + TAG + LENGTH) return undefined
  try {
    const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(Buffer.from(tenant)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
      .toString()
      .trimEnd()
  } catch {
    return undefined
  }
}
