import type { ConsoleDeps } from './console-deps.ts'

/** A cursor for an address: sealed, since it may say where a list stands, which is a phone number (REC-7). */
export async function sealCursor(
  { tokens }: Pick<ConsoleDeps, 'tokens'>,
  cursor: string | null,
): Promise<string | undefined> {
  return cursor === null ? undefined : tokens.seal({ cursor })
}

/** The cursor in an address; undefined if there is none, or it is not ours. */
export async function openCursor(
  { tokens }: Pick<ConsoleDeps, 'tokens'>,
  sealed: string | undefined,
): Promise<string | undefined> {
  const opened = sealed === undefined ? undefined : await tokens.open(sealed)
  return typeof opened === 'object' && opened !== null && 'cursor' in opened
    ? String(opened.cursor)
    : undefined
}
