import * as z from 'zod/mini'

/** An instant in UTC, as every answer and event writes it. */
export const instant = z.iso.datetime()

/** How consent can have come (IN-7). */
const medium = z.enum([
  'sms_conversation',
  'sms_keyword',
  'web_form',
  'preferences_page',
  'email',
  'web_button',
  'paper_form',
  'survey',
  'point_of_sale',
  'ivr',
  'verbal',
  'phone_call',
  'employee_broadcast',
])

/** Consent that a person gave, and since when it holds. */
export const grant = z.object({
  id: z.string(),
  level: z.enum(['implied', 'express', 'express_written']),
  medium,
  since: instant,
})

/** A conversation that may be answered until its hour (CONV-1). */
const conversation = z.object({
  id: z.string(),
  level: z.literal('implied'),
  medium: z.literal('sms_message'),
  until: instant,
})

/** What needs nobody's consent, since no human holds the device (GATE-9). */
const ownedDevice = z.object({ id: z.string(), level: z.null(), medium: z.null(), since: instant })

/** What allows a message, or is too low to allow it (GATE-6). */
export const consent = z.union([grant, conversation, ownedDevice])
