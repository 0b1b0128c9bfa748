import { DAY, HOUR } from '../core/time.ts'
import type { WrittenWeek } from '../tenant/daily-hours.ts'
import reviewed from './rules.json' with { type: 'json' }

/** A maximum number of messages in any period of this many hours. */
export interface Cap {
  messages: number
  hours: number
}

/** What the law of a place says about hours, closed days and caps (GATE-7, GATE-8). Dates are local days, `YYYY-MM-DD`. */
export interface Rule extends WrittenWeek {
  /** `US`, whose hours apply everywhere, or a state, `US-FL`. */
  place: string
  law: string
  /** The places whose legal holidays are closed days: `US` for the federal ones, `US-LA` … for those of a state. */
  holidays?: readonly string[]
  /** Additional closed days, such as one that a governor proclaimed. */
  closedOn?: readonly string[]
  cap: Cap | null
  source: string
  /** When the entry was last compared with the law, or with lawyers' reports about it; null: not yet, or in doubt. */
  verifiedOn: string | null
  /**
   * How certain the entry is: `read` in the law itself, `reported` by lawyers or the industry, `disputed` whether it applies
   * to texts to people who consented to them, `unverified`.
   */
  sure: string
  /** Whether the law exempts messages that the person consented to: `yes`, `no`, `unclear`. They are held back all the same. */
  exemptsConsent: string
  /** The first day in force, or a day on which it was certainly in force; null: unknown, so not in force. */
  effectiveFrom: string | null
  /** The last day in force; null: no end is known. */
  effectiveUntil: string | null
}

/** The rules that were reviewed and ship. */
export const reviewedRules: readonly Rule[] = reviewed

/** Whether the rule applies in this region. If the state is unknown, the rules of every state apply. */
export function binds({ place }: Rule, region: string | null): boolean {
  return place === 'US' || place === region || (region === 'US' && place.startsWith('US-'))
}

/** The period during which something applies, in milliseconds of local time since 1970. */
export interface Term {
  from: number
  until: number
}

/**
 * The term of a rule. It starts on its first day; after its last day it continues to apply unless the tenant's setting
 * says that ended rules no longer apply (GATE-7).
 */
export function termOf({ effectiveFrom, effectiveUntil }: Rule, endedRules: boolean): Term {
  return {
    from: effectiveFrom === null ? Infinity : Date.parse(effectiveFrom),
    until: effectiveUntil === null || !endedRules ? Infinity : Date.parse(effectiveUntil) + DAY,
  }
}

/** Whether the term has begun and not ended, in local time. */
export function isInForce({ from, until }: Term, local: number): boolean {
  return from <= local && local < until
}

/** Whether it has begun and not ended in any time zone on earth, from 14 hours ahead of UTC to 12 behind. */
export function isInForceAnywhere({ from, until }: Term, at: number): boolean {
  return from <= at + 14 * HOUR && at - 12 * HOUR < until
}
