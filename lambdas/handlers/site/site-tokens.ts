import * as z from 'zod/mini'
import type { Clock } from '../../application/core/ports/clock.ts'
import type { Tokens } from '../../application/signup/tokens.ts'
import { after, DAY, HOUR, MINUTE } from '../../domain/core/time.ts'
import { PAGE_LANGUAGES } from '../../domain/core/vocabulary.ts'
import { ERROR_KEYS } from '../../domain/words/site/error-key.ts'

const common = { tenant: z.string(), issuedAt: z.string() }
const language = z.enum(PAGE_LANGUAGES)
const form = { formId: z.string(), language, shown: z.string() }
const errors = z.partialRecord(z.string(), z.enum(ERROR_KEYS))
/** A form that is shown again after it was sent, with its errors. */
const again = { status: z.int(), errors, likely: z.optional(z.string()) }
/** Six digits that have yet to be typed; shown again, with what was typed and its error. */
const code = {
  to: z.string(),
  askedAt: z.string(),
  challenges: z.array(z.string()),
  typed: z.optional(z.string()),
  error: z.optional(z.enum(ERROR_KEYS)),
  status: z.optional(z.int()),
}

/** The content of tokens, by purpose. */
const token = z.discriminatedUnion('purpose', [
  /** A form that was shown: to sign up, or to request a code. */
  z.object({ ...common, ...form, purpose: z.literal('join') }),
  z.object({ ...common, ...form, purpose: z.literal('number') }),
  /** The step that the browser stands at after a form was sent: the form again, the code, or the end. */
  z.object({
    ...common,
    ...again,
    purpose: z.literal('join_again'),
    typed: z.object({
      country: z.string(),
      number: z.string(),
      name: z.string(),
      programs: z.array(z.string()),
    }),
  }),
  z.object({
    ...common,
    ...code,
    purpose: z.literal('join_code'),
    programs: z.array(z.string()),
    formId: z.string(),
  }),
  z.object({ ...common, purpose: z.literal('joined'), programs: z.array(z.string()) }),
  z.object({
    ...common,
    ...again,
    purpose: z.literal('number_again'),
    typed: z.optional(z.object({ country: z.string(), number: z.string() })),
  }),
  z.object({ ...common, ...code, purpose: z.literal('preferences_code') }),
  z.object({
    ...common,
    purpose: z.literal('saved'),
    stopped: z.boolean(),
    joined: z.array(z.string()),
  }),
  /** The part of a long history that the browser downloads, and what the next one continues. */
  z.object({
    ...common,
    purpose: z.literal('download'),
    to: z.string(),
    part: z.int(),
    cursor: z.optional(z.string()),
    next: z.nullable(z.string()),
  }),
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
  join_again: HOUR,
  join_code: DAY,
  joined: HOUR,
  number_again: HOUR,
  preferences_code: HOUR,
  saved: 15 * MINUTE,
  download: 15 * MINUTE,
  session: 15 * MINUTE,
  choices: 15 * MINUTE,
}

/** How long a browser keeps a token of a purpose in a cookie. */
export function secondsOf(purpose: Token['purpose']): number {
  return LIFE[purpose] / 1000
}

/** What a token says, to be sealed with the current time. */
export type Says = { [Purpose in Token['purpose']]: Omit<TokenOf<Purpose>, 'issuedAt'> }[Token['purpose']]

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
export function sealToken({ tokens, clock }: { tokens: Tokens; clock: Clock }, says: Says): Promise<string> {
  return tokens.seal({ ...says, issuedAt: clock() })
}
