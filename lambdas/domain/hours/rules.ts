import { DAY, HOUR } from '../core/time.ts'
import type { WrittenWeek } from '../tenant/daily-hours.ts'
import reviewed from './rules.json' with { type: 'json' }

/** So many messages in any so many hours. */
export interface Cap {
  messages: number
  hours: number
}

/** What the law of a place says of hours, closed days and caps (GATE-7, GATE-8). Dates are days there, `YYYY-MM-DD`. */
export interface Rule extends WrittenWeek {
  /** `US`, whose floor is kept everywhere, or a state, `US-FL`. */
  place: string
  law: string
  /** The places whose legal holidays are closed: `US` for the federal ones, `US-LA` … for those of a state. */
  holidays?: readonly string[]
  /** Further days that are closed, such as one that a governor proclaimed. */
  closedOn?: readonly string[]
  cap: Cap | null
  source: string
  /** When the entry was last compared with the law, or with what lawyers report of it; null: not yet, or in doubt. */
  verifiedOn: string | null
  /**
   * How sure the entry is: `read` in the law's own words, `reported` by lawyers or the industry, `disputed` whether it
   * reaches texts to people who agreed to them, `unverified`.
   */
  sure: string
  /** Whether the law exempts messages that the person agreed to: `yes`, `no`, `unclear`. They are held all the same. */
  exemptsConsent: string
  /** The first day in force, or a day on which it surely was; null, not known: not in force. */
  effectiveFrom: string | null
  /** The last day in force; null: none is known. */
  effectiveUntil: string | null
}

/** The rules that were reviewed and ship. */
export const reviewedRules: readonly Rule[] = reviewed

/** Whether the rule is one of this region. Where the state is not known, the rules of every state are. */
export function binds({ place }: Rule, region: string | null): boolean {
  return place === 'US' || place === region || (region === 'US' && place.startsWith('US-'))
}

/** From when until when something must be kept, in milliseconds of local time since 1970. */
export interface Term {
  from: number
  until: number
}

/**
 * The term of a rule. It starts by itself on its first day; past its last day it goes on unless the tenant's setting
 * says that ended rules end (GATE-7).
 */
export function termOf({ effectiveFrom, effectiveUntil }: Rule, endedRules: boolean): Term {
  return {
    from: effectiveFrom === null ? Infinity : Date.parse(effectiveFrom),
    until: effectiveUntil === null || !endedRules ? Infinity : Date.parse(effectiveUntil) + DAY,
  }
}

/** Whether the term has begun and not ended, by the clock of the place. */
export function isInForce({ from, until }: Term, local: number): boolean {
  return from <= local && local < until
}

/** Whether it has begun, and not ended, by the clock of any place on earth: 14 hours ahead of UTC to 12 behind. */
export function isInForceAnywhere({ from, until }: Term, at: number): boolean {
  return from <= at + 14 * HOUR && at - 12 * HOUR < until
}
