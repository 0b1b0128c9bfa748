import * as z from 'zod/mini'
import { GRANT_MEDIA, LEVELS } from '../domain/core/vocabulary.ts'

/** A time in UTC, as every answer and event writes it. */
export const instant = z.iso.datetime()

/** A person's consent, and since when it holds. */
export const grant = z.object({
  id: z.string(),
  level: z.enum(LEVELS),
  medium: z.enum(GRANT_MEDIA),
  since: instant,
})

/** A conversation that may be answered until it ends (CONV-1). */
const conversation = z.object({
  id: z.string(),
  level: z.literal('implied'),
  medium: z.literal('sms_message'),
  until: instant,
})

/** No consent is needed, since no human uses the device (GATE-9). */
const ownedDevice = z.object({ id: z.string(), level: z.null(), medium: z.null(), since: instant })

/** What allows a message, or is too low to allow it (GATE-6). */
export const consent = z.union([grant, conversation, ownedDevice])
