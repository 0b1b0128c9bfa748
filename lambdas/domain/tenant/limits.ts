import { after, DAY, HOUR, MINUTE } from '../core/time.ts'

/** A maximum count in this many milliseconds. */
export interface Limit {
  most: number
  within: number
}

/** How often pages and login forms may make a text leave; a tenant can set each limit. */
export interface RequestLimits {
  /** Minutes between two requests to one phone. */
  minutesBetween: number
  /** Requests to one phone in 24 hours. */
  phonePerDay: number
  /** Requests from one IPv4 address, or one IPv6 network of 64 bits, in an hour; many customers may share it. */
  addressPerHour: number
  /** Sign-ups of the whole tenant in an hour. */
  tenantPerHour: number
  /** Requests for a code of the preferences page, of the whole tenant in an hour. */
  preferencesPerHour: number
  /** Attempts per code. */
  triesPerCode: number
  /** One-time codes to one person in an hour, and in 24 hours (GATE-10). */
  codesPerHour: number
  codesPerDay: number
  /** One-time codes of one program in a clock hour, to everybody (GATE-10). */
  programCodesPerHour: number
}

/** The defaults for what a tenant does not set. */
export const defaultLimits: RequestLimits = {
  minutesBetween: 10,
  phonePerDay: 3,
  addressPerHour: 60,
  tenantPerHour: 300,
  preferencesPerHour: 300,
  triesPerCode: 5,
  codesPerHour: 5,
  codesPerDay: 20,
  programCodesPerHour: 1000,
}

/** What is counted. */
export type Counted = 'phone' | 'address' | 'tenant'

/** Why a text is requested: sign-ups and preferences-page codes are counted apart, so that neither shuts the other out. */
export type Purpose = 'request' | 'code'

/** The limits of each thing that is counted. */
export function limitsOf(limits: RequestLimits, purpose: Purpose): Record<Counted, readonly Limit[]> {
  return {
    phone: [
      { most: 1, within: limits.minutesBetween * MINUTE },
      { most: limits.phonePerDay, within: DAY },
    ],
    address: [{ most: limits.addressPerHour, within: HOUR }],
    tenant: [{ most: purpose === 'code' ? limits.preferencesPerHour : limits.tenantPerHour, within: HOUR }],
  }
}

/** The limits of one-time codes to one person (GATE-10). */
export function codeLimitsOf({ codesPerHour, codesPerDay }: RequestLimits): readonly Limit[] {
  return [
    { most: codesPerHour, within: HOUR },
    { most: codesPerDay, within: DAY },
  ]
}

/** Whether one more is within the limits. */
export function isWithin(times: readonly string[], limits: readonly Limit[], now: string): boolean {
  return limits.every(({ most, within }) => since(times, within, now).length < most)
}

/** The times with one more added and old ones removed; null when a limit is used up. */
export function consumeLimit(
  times: readonly string[],
  limits: readonly Limit[],
  now: string,
): string[] | null {
  return isWithin(times, limits, now) ? [...since(times, longest(limits), now), now] : null
}

/** The earliest time at which one more is within the limits: now, unless a limit is used up. */
export function nextWithin(times: readonly string[], limits: readonly Limit[], now: string): string {
  return limits.reduce((earliest, { most, within }) => {
    const oldest = since(times, within, now).at(-most)
    const free = oldest === undefined ? now : after(oldest, within)
    return free > earliest ? free : earliest
  }, now)
}

/** The longest period of the limits, in milliseconds: an older counter has no effect. */
export function longest(limits: readonly Limit[]): number {
  return Math.max(...limits.map(({ within }) => within))
}

function since(times: readonly string[], within: number, now: string): string[] {
  const from = after(now, -within)
  return times.filter((time) => time > from)
}
