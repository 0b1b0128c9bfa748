import * as z from 'zod/mini'
import { InvalidCursorError } from '../../application/core/refusal.ts'

/** A place as callers keep it: opaque, good only within what it is a place of, and to be handed back as it is. */
export function writeCursor(within: readonly string[], place: object): string {
  return Buffer.from(JSON.stringify({ within, place })).toString('base64url')
}

/**
 * The place of a cursor; undefined where there is none. A text that is no cursor, or one of another tenant, person or
 * question, raises an {@link InvalidCursorError} (TEN-1).
 */
export function readCursor<Schema extends z.ZodMiniType>(
  within: readonly string[],
  place: Schema,
  cursor: string | undefined,
): z.infer<Schema> | undefined {
  if (cursor === undefined) return undefined
  const read = z.strictObject({ within: z.array(z.string()), place }).safeParse(parseJson(cursor))
  if (!read.success || JSON.stringify(read.data.within) !== JSON.stringify(within)) {
    throw new InvalidCursorError('the cursor is none of ours')
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
