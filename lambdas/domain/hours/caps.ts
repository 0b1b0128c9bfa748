import type { SendingHours } from '../tenant/sending-hours.ts'
import { plansFor } from './plans.ts'
import { type Cap, isInForceAnywhere, type Rule, reviewedRules } from './rules.ts'

/**
 * How many promotional messages of a tenant one person may get: for each period the smallest number that the tenant's
 * setting or a rule in force allows, in any of the regions (GATE-8).
 */
export function capsOf(
  regions: readonly (string | null)[],
  setting: SendingHours,
  now: string,
  rules: readonly Rule[] = reviewedRules,
): Cap[] {
  const at = Date.parse(now)
  const inForce = regions
    .flatMap((region) => plansFor(region, setting, rules))
    .filter((plan) => isInForceAnywhere(plan, at))
  const byLength = Map.groupBy(
    inForce.flatMap(({ cap }) => cap ?? []),
    ({ hours }) => hours,
  )
  return [...byLength].map(([hours, caps]) => ({
    messages: Math.min(...caps.map(({ messages }) => messages)),
    hours,
  }))
}
