import { DAY, MINUTE } from '../core/time.ts'
import type { SendingHours } from '../tenant/sending-hours.ts'
import { weekdayOf } from './holidays.ts'
import type { Place } from './place.ts'
import { type Plan, plansFor } from './plans.ts'
import { isInForce, type Rule, reviewedRules } from './rules.ts'

/** The minutes that a zone is ahead of UTC at a time (epoch milliseconds); NaN for an unknown zone. */
export type OffsetOf = (zone: string, at: number) => number

/** Civil time, settings and rules change only on quarter hours of UTC: nothing changes between two of them. */
const QUARTER = 15 * MINUTE

/** The quarter hour that contains a time, counted since 1970. */
export function quarterOf(instant: string): number {
  return Math.floor(Date.parse(instant) / QUARTER)
}

/** A week plus a day for a clock change: what is not permitted within it is never permitted. */
const AHEAD = 8 * DAY

/** A question about permitted hours: the places, the setting and the law. */
export interface HoursAsked {
  /** Where the person may be: a time must be permitted in all of these places. */
  places: readonly Place[]
  setting: SendingHours
  offsetOf: OffsetOf
  rules?: readonly Rule[]
}

/**
 * The earliest time from `now` on at which a promotional message may be sent: permitted in every possible place at once.
 * Null: there is none in the next eight days, or no zone is known (GATE-7).
 */
export function nextPermitted(asked: HoursAsked, now: string): string | null {
  return firstFrom(now, permission(asked))
}

/** When the currently permitted period ends; `now` itself if nothing is permitted now (GATE-7). */
export function permittedUntil(asked: HoursAsked, now: string): string {
  const permitted = permission(asked)
  // The federal hours end every day, so an end is always found.
  return firstFrom(now, (at) => !permitted(at)) ?? now
}

function permission({
  places,
  setting,
  offsetOf,
  rules = reviewedRules,
}: HoursAsked): (at: number) => boolean {
  const clocks = places.flatMap(({ zones, region }) => {
    const plans = plansFor(region, setting, rules)
    return zones.map((zone) => ({ zone, plans }))
  })
  const isUnknown = places.length === 0 || places.some(({ zones }) => zones.length === 0)
  return (at) =>
    !isUnknown && clocks.every(({ zone, plans }) => isWithin(plans, at + offsetOf(zone, at) * MINUTE))
}

/** Whether all plans in force permit a local time; an invalid time is never permitted. */
function isWithin(plans: readonly Plan[], local: number): boolean {
  if (Number.isNaN(local)) return false
  const day = Math.floor(local / DAY)
  const minute = Math.floor((local - day * DAY) / MINUTE)
  const weekday = weekdayOf(day)
  return plans.every((plan) => {
    const hours = plan.week[weekday]
    const isOpen = hours !== undefined && hours.from <= minute && minute < hours.to && !plan.isClosed(day)
    return isOpen || !isInForce(plan, local)
  })
}

function firstFrom(now: string, holds: (at: number) => boolean): string | null {
  const start = Date.parse(now)
  if (holds(start)) return now
  const end = start + AHEAD
  for (let at = (quarterOf(now) + 1) * QUARTER; at <= end; at += QUARTER) {
    if (holds(at)) return new Date(at).toISOString()
  }
  return null
}
