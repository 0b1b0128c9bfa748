import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { SendRequest } from '../../contract/send-request.ts'

/**
 * Identifies a request by its content, whatever the order of its fields and without its key. It is stored for 24 hours. An
 * attacker who reads it could guess message bodies, but a six-digit code has long expired by then.
 */
export function fingerprintOf({ idempotencyKey: _, ...request }: SendRequest): string {
  return createHash('sha256')
    .update(canonicalize(request) ?? '')
    .digest('hex')
}
