import type { Tenant } from '../tenant/definitions.ts'
import { capsOf } from './caps.ts'
import { memoizeByPlace } from './memoize-by-place.ts'
import { nextPermitted, type OffsetOf, permittedUntil, quarterOf } from './permission.ts'
import { type Place, placesOf } from './place.ts'
import type { Schedule, SchedulesOf } from './schedule.ts'

/**
 * When a tenant's promotional messages may reach people (GATE-7, GATE-8). Computed once per place and cached for the quarter
 * hour, during which nothing changes.
 */
export function schedulesBy(offsetOf: OffsetOf): SchedulesOf {
  const kept = new WeakMap<Tenant, { quarter: number; scheduleAt: (places: readonly Place[]) => Schedule }>()
  return (tenant, now) => {
    const quarter = quarterOf(now)
    const scheduleIn = (places: readonly Place[]) => scheduleOf(tenant, places, offsetOf, now)
    const before = kept.get(tenant)
    const current = before?.quarter === quarter ? before : { quarter, scheduleAt: memoizeByPlace(scheduleIn) }
    kept.set(tenant, current)
    return (to, said) => (said === null ? current.scheduleAt(placesOf(to)) : scheduleIn(placesOf(to, said)))
  }
}

function scheduleOf(
  { sendingHours: setting }: Tenant,
  places: readonly Place[],
  offsetOf: OffsetOf,
  now: string,
): Schedule {
  const asked = { places, setting, offsetOf }
  const quarter = quarterOf(now)
  let opens: { from: string; at: string | null } | undefined
  return {
    caps: capsOf(regionsOf(places), setting, now).map(({ messages, hours }) => ({
      messages,
      seconds: hours * 3600,
    })),
    opensAt: (from) => {
      if (quarterOf(from) !== quarter) return nextPermitted(asked, from)
      opens ??= { from, at: nextPermitted(asked, from) }
      return opens.at === opens.from ? from : opens.at
    },
    closesAt: (from) => permittedUntil(asked, from),
  }
}

function regionsOf(places: readonly Place[]): (string | null)[] {
  return [...new Set(places.map(({ region }) => region))]
}
