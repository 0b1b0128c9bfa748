import { narrower, type Week, weekOf } from './hours.ts'
import { binds, isInForceAnywhere, type Rule, reviewedRules, type Term, termOf } from './rules.ts'
import type { SendingHours } from './sending-hours.ts'

/** A week that must be kept for a term. */
export interface Plan extends Term {
  week: Week
}

/** Everything that must be kept at a place at some time: the tenant's setting, the federal floor, the state's rules. */
export function plansFor(
  region: string | null,
  setting: SendingHours,
  rules: readonly Rule[] = reviewedRules,
): Plan[] {
  const binding = rules.filter((rule) => binds(rule, region))
  return [
    { week: weekOf(setting), from: -Infinity, until: Infinity },
    ...binding.map((rule) => ({ week: weekOf(rule), ...termOf(rule, setting.endedRules) })),
  ]
}

/** The week that is permitted at a place as things stand, in local time: the strictest of all (GATE-7). */
export function permittedHours(
  region: string | null,
  setting: SendingHours,
  now: string,
  rules: readonly Rule[] = reviewedRules,
): Week {
  const at = Date.parse(now)
  return plansFor(region, setting, rules)
    .filter((plan) => isInForceAnywhere(plan, at))
    .map(({ week }) => week)
    .reduce(narrower)
}
