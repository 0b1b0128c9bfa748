import { InvalidCursorError } from '../../application/core/refusal.ts'
import type { ConsoleDeps } from './console-deps.ts'

/** A cursor for an address: sealed, since it may say where a list stands, which is a phone number (REC-7). */
export async function sealCursor(
  { tokens }: Pick<ConsoleDeps, 'tokens'>,
  cursor: string | null,
): Promise<string | undefined> {
  return cursor === null ? undefined : tokens.seal({ cursor })
}

/** The cursor in an address; undefined if there is none. Throws {@link InvalidCursorError} if it is not ours. */
export async function openCursor(
  { tokens }: Pick<ConsoleDeps, 'tokens'>,
  sealed: string | undefined,
): Promise<string | undefined> {
  if (sealed === undefined) return undefined
  const opened = await tokens.open(sealed)
  if (typeof opened === 'object' && opened !== null && 'cursor' in opened) return String(opened.cursor)
  throw new InvalidCursorError('the cursor is not one of this console')
}
