import { Temporal } from 'temporal-polyfill'
import { zoneOffset } from '../../../../lambdas/adapters/gate/zone-offset.ts'
import {
  type HoursAsked,
  nextPermitted,
  permittedUntil,
} from '../../../../lambdas/domain/hours/permission.ts'
import { placesOf } from '../../../../lambdas/domain/hours/place.ts'
import type { Rule } from '../../../../lambdas/domain/hours/rules.ts'
import { defaultSendingHours, type SendingHours } from '../../../../lambdas/domain/tenant/sending-hours.ts'

/** As lax as a setting can be, so that the law alone is seen. */
export const always: SendingHours = {
  weekdays: { from: '00:00', to: '23:45' },
  saturday: { from: '00:00', to: '23:45' },
  sunday: { from: '00:00', to: '23:45' },
  endedRules: false,
  promotionalPerDay: null,
}

/** The question for a number of the area code. */
export function asked(code: string, setting = defaultSendingHours, rules?: readonly Rule[]): HoursAsked {
  const places = placesOf(`+${code}5550142`)
  return { places, setting, offsetOf: zoneOffset, ...(rules && { rules }) }
}

/** The instant of a local time such as "2026-11-27 19:59". */
export function at(local: string, zone: string): string {
  const instant = Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(zone).toInstant()
  return new Date(instant.epochMilliseconds).toISOString()
}

/** The local time of an instant; null stays null. */
export function local(instant: string | null, zone: string): string | null {
  if (instant === null) return null
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime()
  return there.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}

/** When a message may leave that is asked about at a local time; in local time too. */
export function next(question: HoursAsked, time: string, zone: string): string | null {
  return local(nextPermitted(question, at(time, zone)), zone)
}

/** Until when a message may leave that is asked about at a local time; in local time too. */
export function until(question: HoursAsked, time: string, zone: string): string | null {
  return local(permittedUntil(question, at(time, zone)), zone)
}

/** Whether a message may leave at a local time. */
export function isPermitted(question: HoursAsked, time: string, zone: string): boolean {
  const now = at(time, zone)
  return nextPermitted(question, now) === now
}
