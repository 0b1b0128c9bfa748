import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { SendRequest } from '../contract/send-request.ts'

/** What tells one request from another whatever the order of its fields, its key apart; nobody reads a body out of it. */
export function fingerprintOf({ idempotencyKey: _, ...request }: SendRequest): string {
  return createHash('sha256')
    .update(canonicalize(request) ?? '')
    .digest('hex')
}
