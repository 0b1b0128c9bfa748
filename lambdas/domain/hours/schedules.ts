import type { Tenant } from '../definitions.ts'
import type { Schedule, SchedulesOf } from '../sending/schedule.ts'
import { capsOf } from './caps.ts'
import { oncePerPlace } from './once-per-place.ts'
import { nextPermitted, type OffsetOf, permittedUntil } from './permission.ts'
import { type Place, placeOf } from './place.ts'

/** When a tenant's promotional messages may reach people: worked out once for each place (GATE-7, GATE-8). */
export function schedulesBy(offsetOf: OffsetOf): SchedulesOf {
  return (tenant, now) => {
    const scheduleAt = oncePerPlace((place) => scheduleOf(tenant, place, offsetOf, now))
    return (to, zone) => scheduleAt(placeOf(to, zone ?? undefined))
  }
}

function scheduleOf(
  { sendingHours: setting }: Tenant,
  place: Place,
  offsetOf: OffsetOf,
  now: string,
): Schedule {
  const asked = { place, setting, offsetOf }
  let opensNow: { at: string | null } | undefined
  return {
    caps: capsOf(place.region, setting, now).map(({ messages, hours }) => ({
      messages,
      seconds: hours * 3600,
    })),
    opensAt: (from) => {
      if (from !== now) return nextPermitted(asked, from)
      opensNow ??= { at: nextPermitted(asked, now) }
      return opensNow.at
    },
    closesAt: (from) => permittedUntil(asked, from),
  }
}
