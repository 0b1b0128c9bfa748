import { binds, type Cap, isInForceAnywhere, type Rule, reviewedRules, termOf } from './rules.ts'
import type { SendingHours } from './sending-hours.ts'

/**
 * How many promotional messages of a tenant one person may get: for each length of time the smallest number that the
 * tenant's setting or a rule in force allows (GATE-8).
 */
export function capsOf(
  region: string | null,
  setting: SendingHours,
  now: string,
  rules: readonly Rule[] = reviewedRules,
): Cap[] {
  const at = Date.parse(now)
  const own = setting.promotionalPerDay === null ? [] : [{ messages: setting.promotionalPerDay, hours: 24 }]
  const lawful = rules
    .filter((rule) => binds(rule, region) && isInForceAnywhere(termOf(rule, setting.endedRules), at))
    .flatMap(({ cap }) => cap ?? [])
  const byLength = Map.groupBy([...own, ...lawful], ({ hours }) => hours)
  return [...byLength].map(([hours, caps]) => ({
    messages: Math.min(...caps.map(({ messages }) => messages)),
    hours,
  }))
}
