import * as z from 'zod/mini'
import { after, DAY, HOUR, MINUTE } from '../../../domain/core/time.ts'
import type { ConsoleDeps } from '../console-deps.ts'

const common = { issuedAt: z.string() }

const token = z.discriminatedUnion('purpose', [
  /** A signed-in browser; the session must exist in the table too. */
  z.object({
    ...common,
    purpose: z.literal('session'),
    id: z.string(),
    subject: z.string(),
    name: z.string(),
    groups: z.array(z.string()),
  }),
  /** A browser that is at the sign-in provider, and where it goes afterwards. */
  z.object({
    ...common,
    purpose: z.literal('flow'),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    back: z.string(),
  }),
  /** A form that was shown to a member of staff: no other site knows one, and it outlives the session it was opened in. */
  z.object({ ...common, purpose: z.literal('form'), subject: z.string() }),
])

type Token = z.infer<typeof token>

/** The content of a token of one purpose. */
export type TokenOf<Purpose extends Token['purpose']> = Extract<Token, { purpose: Purpose }>

/** The lifetime of tokens: a session lasts eight hours at most (STAFF-1). */
const LIFE: Record<Token['purpose'], number> = { session: 8 * HOUR, flow: 10 * MINUTE, form: DAY }

/** How long a browser keeps a token in a cookie, in seconds. */
export function secondsOf(purpose: Token['purpose']): number {
  return LIFE[purpose] / 1000
}

/** When a token that is sealed now ends. */
export function endOf(purpose: Token['purpose'], now: string): string {
  return after(now, LIFE[purpose])
}

/** Seals a token's content with the current time. */
export function sealToken(
  { tokens, clock }: Pick<ConsoleDeps, 'tokens' | 'clock'>,
  says: { [Purpose in Token['purpose']]: Omit<TokenOf<Purpose>, 'issuedAt'> }[Token['purpose']],
): Promise<string> {
  return tokens.seal({ ...says, issuedAt: clock() })
}

/** The content of a token of one purpose; undefined if it is not ours, for another purpose, or over. */
export async function openToken<Purpose extends Token['purpose']>(
  { tokens, clock }: Pick<ConsoleDeps, 'tokens' | 'clock'>,
  purpose: Purpose,
  sealed: string,
): Promise<TokenOf<Purpose> | undefined> {
  const read = token.safeParse(await tokens.open(sealed))
  if (!read.success || read.data.purpose !== purpose) return undefined
  return endOf(purpose, read.data.issuedAt) > clock() ? (read.data as TokenOf<Purpose>) : undefined
}
