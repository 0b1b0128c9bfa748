import * as z from 'zod/mini'
import type { Clock } from '../../application/core/clock.ts'
import type { Tokens } from '../../application/signup/tokens.ts'
import { after, DAY, MINUTE } from '../../domain/core/time.ts'
import { PAGE_LANGUAGES } from '../../domain/core/vocabulary.ts'

const common = { tenant: z.string(), issuedAt: z.string() }
const language = z.enum(PAGE_LANGUAGES)
const form = { formId: z.string(), language, shown: z.string() }

/** The content of tokens, by purpose. */
const token = z.discriminatedUnion('purpose', [
  /** A form that was shown: to sign up, or to request a code. */
  z.object({ ...common, ...form, purpose: z.literal('join') }),
  z.object({ ...common, ...form, purpose: z.literal('number') }),
  /** A phone whose code has yet to be typed. */
  z.object({
    ...common,
    purpose: z.literal('join_code'),
    to: z.string(),
    programs: z.array(z.string()),
    formId: z.string(),
  }),
  z.object({ ...common, purpose: z.literal('preferences_code'), to: z.string() }),
  /** A proved phone's session. */
  z.object({ ...common, purpose: z.literal('session'), to: z.string() }),
  z.object({ ...common, ...form, purpose: z.literal('choices'), to: z.string(), held: z.array(z.string()) }),
])

type Token = z.infer<typeof token>

/** The content of a token of one purpose. */
export type TokenOf<Purpose extends Token['purpose']> = Extract<Token, { purpose: Purpose }>

/** The lifetime of tokens, by purpose. */
const LIFE: Record<Token['purpose'], number> = {
  join: DAY,
  number: DAY,
  join_code: DAY,
  preferences_code: 10 * MINUTE,
  session: 15 * MINUTE,
  choices: 15 * MINUTE,
}

/** The duration of a session in seconds. */
export const SESSION_SECONDS = LIFE.session / 1000

/** A received token: its content, that it has expired, or that it is not a valid token for this purpose. */
export type Opened<Purpose extends Token['purpose']> = TokenOf<Purpose> | 'over' | 'foreign'

/** Reads a token of one purpose and tenant; any other token is foreign (TEN-1). */
export async function openToken<Purpose extends Token['purpose']>(
  { tokens, clock }: { tokens: Tokens; clock: Clock },
  tenant: string,
  purpose: Purpose,
  sealed: string,
): Promise<Opened<Purpose>> {
  const read = token.safeParse(await tokens.open(sealed))
  if (!read.success || read.data.purpose !== purpose || read.data.tenant !== tenant) return 'foreign'
  return after(read.data.issuedAt, LIFE[purpose]) > clock() ? (read.data as TokenOf<Purpose>) : 'over'
}

/** Seals a token's content with the current time. */
export function sealToken(
  { tokens, clock }: { tokens: Tokens; clock: Clock },
  says: { [Purpose in Token['purpose']]: Omit<TokenOf<Purpose>, 'issuedAt'> }[Token['purpose']],
): Promise<string> {
  return tokens.seal({ ...says, issuedAt: clock() })
}
