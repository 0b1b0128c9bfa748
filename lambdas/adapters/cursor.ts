import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import { InvalidCursorError } from '../application/refusal.ts'

/** Where a list that lies over several shards goes on. */
export interface Position {
  shard: number
  key: Record<string, AttributeValue> | undefined
}

const position = z.object({ shard: z.int(), key: z.optional(z.record(z.string(), z.looseObject({}))) })

/** A position as callers keep it: opaque, and to be handed back as it is. */
export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** The position of a cursor; a text that is none raises an {@link InvalidCursorError}. */
export function readCursor(cursor: string | undefined): Position {
  if (cursor === undefined) return { shard: 0, key: undefined }
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())) as Position
  } catch {
    throw new InvalidCursorError('the cursor is none of ours')
  }
}
