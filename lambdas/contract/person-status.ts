import * as z from 'zod/mini'
import { GRANT_MEDIA, LEVELS, STATUSES } from '../domain/core/vocabulary.ts'
import { instant } from './consent.ts'

/** An entry on the list of owned or declined numbers. */
export const numberEntry = z.object({ id: z.string(), since: instant, by: z.string(), note: z.string() })

/** Where a person lives, as staff set it. */
export const zoneOverride = z.object({
  id: z.string(),
  /** A time zone of the IANA database. */
  zone: z.nullable(z.string()),
  /** An ISO 3166-2 code, such as US-FL. */
  region: z.nullable(z.string()),
  since: instant,
  by: z.string(),
})

/** A person's status in a program. */
export const programStatus = z.object({
  status: z.enum(STATUSES),
  level: z.nullable(z.enum(LEVELS)),
  medium: z.nullable(z.enum(GRANT_MEDIA)),
  since: z.nullable(instant),
})

const window = z.object({ id: z.string(), since: instant, until: instant })

/** The status of a person at a tenant. */
export const personStatus = z.object({
  programs: z.record(z.string(), programStatus),
  /** Epoch seconds. */
  expiresAt: z.nullable(z.int()),
  /** Open conversations, by the tenant's number. */
  windows: z.record(z.string(), window),
  window: z.nullable(z.object({ number: z.string(), id: z.string(), until: instant })),
  review: z.nullable(z.object({ id: z.string(), since: instant })),
  ownedDevice: z.nullable(numberEntry),
  denied: z.nullable(numberEntry),
  zone: z.nullable(zoneOverride),
  reachability: z.union([
    z.object({ status: z.literal('reachable') }),
    z.object({ status: z.literal('unreachable'), id: z.string(), since: instant, until: instant }),
  ]),
  /** The date of the last consent or of the last text from the person. */
  heardAt: z.optional(z.nullable(instant)),
})
