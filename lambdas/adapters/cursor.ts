import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import { InvalidCursorError } from '../application/refusal.ts'
import { shards } from './keys.ts'

/** Where a list that lies over several shards goes on. */
export interface Position {
  shard: number
  key: Record<string, AttributeValue> | undefined
}

const text = z.strictObject({ S: z.string() })
const key = z.strictObject({ pk: text, sk: text, list: text, listAt: text })
const position = z.strictObject({
  shard: z.int().check(z.gte(0), z.lt(shards.length)),
  key: z.optional(key),
})

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
