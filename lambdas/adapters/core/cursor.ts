import * as z from 'zod/mini'
import { InvalidCursorError } from '../../application/core/refusal.ts'

/** Encodes a position as an opaque cursor, which is valid only within the same tenant, number and query. */
export function writeCursor(within: readonly string[], place: object): string {
  return Buffer.from(JSON.stringify({ within, place })).toString('base64url')
}

/**
 * Decodes a cursor; undefined when there is none. A text that is not a cursor, or a cursor of another tenant, person or
 * query, raises an {@link InvalidCursorError} (TEN-1).
 */
export function readCursor<Schema extends z.ZodMiniType>(
  within: readonly string[],
  place: Schema,
  cursor: string | undefined,
): z.infer<Schema> | undefined {
  if (cursor === undefined) return undefined
  const read = z.strictObject({ within: z.array(z.string()), place }).safeParse(parseJson(cursor))
  if (!read.success || JSON.stringify(read.data.within) !== JSON.stringify(within)) {
    throw new InvalidCursorError('the cursor is not valid for this query')
  }
  return (read.data as { place: z.infer<Schema> }).place
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
