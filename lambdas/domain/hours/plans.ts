import { type Week, weekOf } from '../tenant/daily-hours.ts'
import type { SendingHours } from '../tenant/sending-hours.ts'
import { dayOf, isHoliday } from './holidays.ts'
import { binds, type Cap, type Rule, reviewedRules, type Term, termOf } from './rules.ts'

/** Weekly hours, closed days and a cap that apply during a term. */
export interface Plan extends Term {
  week: Week
  /** Whether a day, counted since 1970, is closed whatever its hours. */
  isClosed: (day: number) => boolean
  cap: Cap | null
}

/** The plans of the bundled rules, by setting and region: cached for the lifetime of the process. */
const reviewed = new WeakMap<SendingHours, Map<string | null, readonly Plan[]>>()

/** All plans of a place, whether in force or not: the tenant's setting, the federal hours, the state's rules. */
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
