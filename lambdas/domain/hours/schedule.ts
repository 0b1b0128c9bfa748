import { after } from '../core/time.ts'
import type { Tenant } from '../tenant/definitions.ts'
import type { Whereabouts } from './place.ts'

/** So many promotional messages at most within so many seconds, of the whole tenant (GATE-8). */
export interface Cap {
  messages: number
  seconds: number
}

/** When promotional messages may reach one person (GATE-7, GATE-8). */
export interface Schedule {
  caps: readonly Cap[]
  /** The earliest permitted instant from this one on; null: there is none. */
  opensAt(from: string): string | null
  /** The instant at which the permitted hours that run at this one are over. */
  closesAt(from: string): string
}

/** A tenant's schedules at an instant, of people: by their number and by what is said of where they live (GATE-7). */
export type SchedulesOf = (tenant: Tenant, now: string) => (to: string, said: Whereabouts | null) => Schedule

/** A schedule whose hours must last so many milliseconds more: what is sent at the last moment arrives after it. */
export function withLeadTime({ caps, opensAt, closesAt }: Schedule, lead: number): Schedule {
  return {
    caps,
    closesAt,
    opensAt: (from) => {
      const opens = opensAt(from)
      if (opens === null || closesAt(opens) >= after(opens, lead)) return opens
      return opensAt(closesAt(opens))
    },
  }
}
