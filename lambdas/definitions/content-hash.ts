import { createHash } from 'node:crypto'

/** The content hash under which a text that people are shown is stored (IN-8). */
export function contentHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
