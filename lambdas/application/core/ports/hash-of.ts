import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** The SHA-256 of a value in its canonical form, RFC 8785, in hexadecimal (REC-3). */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')
}
