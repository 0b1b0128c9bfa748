import type { Tenant } from '../tenant/definitions.ts'
import { readMessage } from './read-message.ts'

/** Most messages are told apart by this alone. */
const MAY_HOLD_CODE = /(?<![\p{L}\p{N}])(?=[A-Z]*\d)[A-Z\d]{4}(?![\p{L}\p{N}])/iu

/** The code after a word that signs up, if the message has one; it may be no invitation's (IN-1). */
export function invitationCodeIn(body: string, tenant: Tenant): string | undefined {
  if (!MAY_HOLD_CODE.test(body)) return undefined
  const reading = readMessage(body, tenant)
  return reading.kind === 'start' ? reading.code : undefined
}

/** Whether the word with this code signs up for the program and is read as carrying the code, whatever the definitions say. */
export function canCarryCode(tenant: Tenant, word: string, code: string): boolean {
  return invitationCodeIn(`${word} ${code}`, tenant) === code
}
