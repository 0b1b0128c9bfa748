import { plansFor } from '../../../../lambdas/domain/hours/plans.ts'
import { isInForceAnywhere, type Rule, reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import type { Week } from '../../../../lambdas/domain/tenant/daily-hours.ts'
import type { SendingHours } from '../../../../lambdas/domain/tenant/sending-hours.ts'

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

/** What both weeks permit. */
function narrower(a: Week, b: Week): Week {
  return a.map(({ from, to }, day) => {
    const other = b[day] ?? { from, to: from }
    return { from: Math.max(from, other.from), to: Math.min(to, other.to) }
  })
}
