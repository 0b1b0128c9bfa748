import { after } from '../core/time.ts'
import type { Tenant } from '../tenant/definitions.ts'
import type { Whereabouts } from './place.ts'

/** A maximum number of promotional messages in this many seconds, across the whole tenant (GATE-8). */
export interface Cap {
  messages: number
  seconds: number
}

/** When promotional messages may reach one person (GATE-7, GATE-8). */
export interface Schedule {
  caps: readonly Cap[]
  /** The earliest permitted time from this one on; null: there is none. */
  opensAt(from: string): string | null
  /** When the permitted period that contains this time ends. */
  closesAt(from: string): string
}

/** Returns a tenant's schedules at a time, by a person's number and by where staff say they live (GATE-7). */
export type SchedulesOf = (tenant: Tenant, now: string) => (to: string, said: Whereabouts | null) => Schedule

/** A schedule whose permitted period must last this many milliseconds longer, since a text arrives some time after it is sent. */
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
