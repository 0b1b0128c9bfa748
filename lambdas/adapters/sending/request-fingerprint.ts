import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { SendRequest } from '../../contract/send-request.ts'

/**
 * What tells one request from another whatever the order of its fields, its key apart. It is kept for 24 hours: who has it
 * can try bodies, of which the six digits of a code are worth nothing any more by then.
 */
export function fingerprintOf({ idempotencyKey: _, ...request }: SendRequest): string {
  return createHash('sha256')
    .update(canonicalize(request) ?? '')
    .digest('hex')
}
