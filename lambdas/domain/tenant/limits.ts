import { after, DAY, HOUR, MINUTE } from '../core/time.ts'

/** So many within so many milliseconds. */
export interface Limit {
  most: number
  within: number
}

/** How often the pages may make a text leave; each can be set by the tenant. */
export interface RequestLimits {
  /** Minutes between two requests to one phone. */
  minutesBetween: number
  /** Requests to one phone in 24 hours. */
  phonePerDay: number
  /** Requests from one IP address in an hour. */
  addressPerHour: number
  /** Requests of the whole tenant in an hour. */
  tenantPerHour: number
  /** Tries of one code. */
  triesPerCode: number
}

/** What holds where a tenant sets nothing. */
export const defaultLimits: RequestLimits = {
  minutesBetween: 10,
  phonePerDay: 3,
  addressPerHour: 10,
  tenantPerHour: 300,
  triesPerCode: 5,
}

/** What is counted. */
export type Counted = 'phone' | 'address' | 'tenant'

/** The limits of each thing that is counted. */
export function limitsOf(limits: RequestLimits): Record<Counted, readonly Limit[]> {
  return {
    phone: [
      { most: 1, within: limits.minutesBetween * MINUTE },
      { most: limits.phonePerDay, within: DAY },
    ],
    address: [{ most: limits.addressPerHour, within: HOUR }],
    tenant: [{ most: limits.tenantPerHour, within: HOUR }],
  }
}

/** The times with one more, those that no limit looks back to forgotten; null where a limit is used up. */
export function consumeLimit(
  times: readonly string[],
  limits: readonly Limit[],
  now: string,
): string[] | null {
  const full = limits.some(({ most, within }) => since(times, within, now).length >= most)
  return full ? null : [...since(times, longest(limits), now), now]
}

/** The longest time that a limit looks back, in milliseconds: after it a counter says nothing. */
export function longest(limits: readonly Limit[]): number {
  return Math.max(...limits.map(({ within }) => within))
}

function since(times: readonly string[], within: number, now: string): string[] {
  const from = after(now, -within)
  return times.filter((time) => time > from)
}
