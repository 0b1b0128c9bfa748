import { Temporal } from 'temporal-polyfill'
import type { Place } from '../../../../lambdas/domain/hours/place.ts'
import { type Rule, reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { DAYS_OF_WEEK, minutesOf, type WrittenWeek } from '../../../../lambdas/domain/tenant/daily-hours.ts'
import type { SendingHours } from '../../../../lambdas/domain/tenant/sending-hours.ts'
import { isListedHoliday } from './closed-days.ts'

/** The rules of law that bind in a region, worked out independently. */
export function lawOf(region: string | null): Rule[] {
  return reviewedRules.filter(
    ({ place }) => place === 'US' || place === region || (region === 'US' && place.startsWith('US-')),
  )
}

/** Whether all of these places permit an instant from 2026-11 to 2028, by another reading of clocks and calendars. */
export function isPermittedAnew(places: readonly Place[], setting: SendingHours, now: string): boolean {
  return places.every(
    ({ zones, region }) =>
      zones.length > 0 &&
      zones.every((zone) => {
        const there = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
        return [setting, ...lawOf(region).filter((rule) => isInForce(rule, there))].every((week) =>
          isOpen(week, there),
        )
      }),
  )
}

function isInForce({ effectiveFrom }: Rule, there: Temporal.ZonedDateTime): boolean {
  return effectiveFrom !== null && Temporal.PlainDate.compare(there.toPlainDate(), effectiveFrom) >= 0
}

function isOpen(week: WrittenWeek & Partial<Pick<Rule, 'holidays'>>, there: Temporal.ZonedDateTime): boolean {
  const date = there.toPlainDate().toString()
  if (week.holidays?.some((place) => isListedHoliday(place, date))) return false
  const day = DAYS_OF_WEEK[there.dayOfWeek % 7] ?? 'sunday'
  const hours = day in week ? week[day] : week.weekdays
  if (!hours) return false
  const minute = there.hour * 60 + there.minute
  return minutesOf(hours.from) <= minute && minute < minutesOf(hours.to)
}
