import { type Week, weekOf } from '../tenant/daily-hours.ts'
import type { SendingHours } from '../tenant/sending-hours.ts'
import { dayOf, isHoliday } from './holidays.ts'
import { binds, type Cap, type Rule, reviewedRules, type Term, termOf } from './rules.ts'

/** A week, closed days and a cap that must be kept for a term. */
export interface Plan extends Term {
  week: Week
  /** Whether nothing may be sent on a day, counted since 1970, whatever its hours. */
  isClosed: (day: number) => boolean
  cap: Cap | null
}

/** The plans of the rules that ship, by setting and region: they last as long as the process. */
const reviewed = new WeakMap<SendingHours, Map<string | null, readonly Plan[]>>()

/** Everything that must be kept at a place at some time: the tenant's setting, the federal floor, the state's rules. */
export function plansFor(
  region: string | null,
  setting: SendingHours,
  rules: readonly Rule[] = reviewedRules,
): readonly Plan[] {
  if (rules !== reviewedRules) return makePlans(region, setting, rules)
  const known = reviewed.get(setting) ?? new Map<string | null, readonly Plan[]>()
  const plans = known.get(region) ?? makePlans(region, setting, rules)
  reviewed.set(setting, known.set(region, plans))
  return plans
}

function makePlans(region: string | null, setting: SendingHours, rules: readonly Rule[]): Plan[] {
  const { promotionalPerDay, endedRules } = setting
  const cap = promotionalPerDay === null ? null : { messages: promotionalPerDay, hours: 24 }
  const binding = rules.filter((rule) => binds(rule, region))
  return [
    { week: weekOf(setting), isClosed: () => false, cap, from: -Infinity, until: Infinity },
    ...binding.map((rule) => ({
      week: weekOf(rule),
      isClosed: closedBy(rule),
      cap: rule.cap,
      ...termOf(rule, endedRules),
    })),
  ]
}

function closedBy({ holidays = [], closedOn = [] }: Rule): Plan['isClosed'] {
  const days = new Set(closedOn.map(dayOf))
  return (day) => days.has(day) || holidays.some((place) => isHoliday(place, day))
}
