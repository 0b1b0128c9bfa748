import * as z from 'zod/mini'
import { after, HOUR } from '../../../domain/core/time.ts'
import type { ConsoleDeps } from '../console-deps.ts'

const kept = z.object({
  /** Whose browser may see it. */
  subject: z.string(),
  typed: z._default(z.record(z.string(), z.string()), {}),
  errors: z._default(z.record(z.string(), z.string()), {}),
  /** What was just done, for the page that the browser is sent to. */
  done: z.optional(z.string()),
  /** What a page of its own shows: the result of an import, an invitation. */
  result: z.optional(z.unknown()),
})

/** A form as it was sent, with its errors, or what came of it. */
export type KeptForm = z.infer<typeof kept>

const LIFE = HOUR

/**
 * Keeps what the next page shows, sealed, for an hour, and returns its name for that page's address: a post is answered by a
 * redirect, nothing typed is lost, and nothing typed stands in an address.
 */
export async function keepForm(
  { forms, tokens, newId, clock }: ConsoleDeps,
  form: z.input<typeof kept>,
): Promise<string> {
  const id = newId()
  await forms.keep(id, await tokens.seal(form), after(clock(), LIFE))
  return id
}

/** What was kept for this member of staff under a name; undefined once it is over, or if it is someone else's. */
export async function readForm(
  { forms, tokens, clock }: ConsoleDeps,
  subject: string,
  id: string | undefined,
): Promise<KeptForm | undefined> {
  if (id === undefined) return undefined
  const sealed = await forms.read(id, clock())
  const read = kept.safeParse(sealed === undefined ? undefined : await tokens.open(sealed))
  return read.success && read.data.subject === subject ? read.data : undefined
}
