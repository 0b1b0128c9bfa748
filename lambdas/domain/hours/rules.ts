import { HOUR } from '../instant.ts'
import type { WrittenWeek } from './hours.ts'
import reviewed from './rules.json' with { type: 'json' }

/** So many messages in any so many hours. */
export interface Cap {
  messages: number
  hours: number
}

/** What the law of a place says of hours and caps (GATE-7, GATE-8). Dates are days there, `YYYY-MM-DD`. */
export interface Rule extends WrittenWeek {
  /** `US`, whose floor is kept everywhere, or a state, `US-FL`. */
  place: string
  law: string
  cap: Cap | null
  source: string
  /** When the entry was last compared with what the law says; null: never. */
  verifiedOn: string | null
  /** The first day in force; null, not known: not in force. */
  effectiveFrom: string | null
  /** The last day in force; null: none is known. */
  effectiveUntil: string | null
}

/** The rules that were reviewed and ship. */
export const reviewedRules: readonly Rule[] = reviewed

/** The first place on earth where a day begins is 14 hours ahead of UTC, the last where it ends is 12 behind. */
const AHEAD = 14 * HOUR
const BEHIND = 12 * HOUR

/** Whether the rule is one of this region. Where the state is not known, the rules of every state are. */
export function binds({ place }: Rule, region: string | null): boolean {
  return place === 'US' || place === region || (region === 'US' && place.startsWith('US-'))
}

/**
 * From when until when a rule binds, in epoch milliseconds. It starts by itself, as soon as its first day begins
 * anywhere; past its last day it goes on unless the tenant's setting says that ended rules end (GATE-7).
 */
export function termOf(
  { effectiveFrom, effectiveUntil }: Rule,
  endedRules: boolean,
): { from: number; until: number } {
  return {
    from: effectiveFrom === null ? Infinity : Date.parse(effectiveFrom) - AHEAD,
    until:
      effectiveUntil === null || !endedRules ? Infinity : Date.parse(effectiveUntil) + 24 * HOUR + BEHIND,
  }
}
