/**
 * The environment contract: the variables that the stack sets on a function and the function reads.
 * Both sides use this one table, so that a name cannot differ between them.
 */
export interface Environment {
  /** Name of the consent table. */
  TABLE_NAME: string
  /** ARN of the topic to which application events are published (EVT-1). */
  CONSENT_EVENTS_TOPIC_ARN: string
  /** URL of the queue on which replies wait for the reply sender (EVT-2). */
  REPLY_QUEUE_URL: string
  /** URL of the queue that feeds the function, on which it hides failed messages. */
  WORK_QUEUE_URL: string
  /** URL of the queue for unreadable messages. */
  DEAD_LETTER_QUEUE_URL: string
  /** The defined number whose part a simulator number plays; its actual number stands in the table. */
  SIMULATED_NUMBER: string
  /** ARN of the key that hashes tombstones (REC-4). */
  TOMBSTONE_KEY_ID: string
  /** ARN of the key that signs evidence (REC-5). */
  EVIDENCE_KEY_ID: string
  /** Bucket for archived histories, and for how many years; not set if nothing is archived (REC-4). */
  ARCHIVE_BUCKET: string
  ARCHIVE_YEARS: string
  /** Bucket for daily digests and the leaves of retired histories, and for how many years (REC-3). */
  ANCHOR_BUCKET: string
  ANCHOR_YEARS: string
  /** ARN of the key from which codes and the site's tokens are derived. */
  SITE_KEY_ID: string
  /** Configuration set that publishes delivery reports; not set if no number is connected (REACH-1). */
  CONFIGURATION_SET: string
  /** Sender address of email invitations; not set if there are none. */
  MAIL_FROM: string
  /** The stack's name, the logical id of its own table, and the ARN of its inbound topic, for the check of a deployment. */
  STACK_NAME: string
  OWN_TABLE_ID: string
  INBOUND_TOPIC_ARN: string
  /** URL of the opt-in site, with a trailing slash: invitation links begin with it. */
  SITE_URL: string
  /** ARN of the key that seals the console's sessions and hashes the people that staff looked at (STAFF-1). */
  CONSOLE_KEY_ID: string
  /** URL of the OpenID Connect provider that staff sign in with, and the console's client there. */
  CONSOLE_ISSUER: string
  CONSOLE_CLIENT_ID: string
  /** ARN of the secret with which the console proves itself to a provider of one's own; not set with Amazon Cognito. */
  CONSOLE_CLIENT_SECRET_ARN: string
}

/** The names of the variables. */
export type EnvironmentName = keyof Environment

/** Raised at start-up when the stack did not set a variable that the function needs. */
export class MissingEnvironmentError extends Error {
  override name = 'MissingEnvironmentError'
}

/** Reads the named variables and throws {@link MissingEnvironmentError} when one is not set. */
export function readEnvironment<Name extends EnvironmentName>(
  names: readonly Name[],
  from: Record<string, string | undefined> = process.env,
): Pick<Environment, Name> {
  const missing = names.filter((name) => !from[name])
  if (missing.length > 0) throw new MissingEnvironmentError(`not set: ${missing.join(', ')}`)
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<Environment, Name>
}

/** Reads the named variables if the stack set them. */
export function readOptionalEnvironment<Name extends EnvironmentName>(
  names: readonly Name[],
  from: Record<string, string | undefined> = process.env,
): Partial<Pick<Environment, Name>> {
  const set = names.filter((name) => from[name])
  return Object.fromEntries(set.map((name) => [name, from[name]])) as Partial<Pick<Environment, Name>>
}

/** The alias of the key that signs evidence, by the stack's name: whoever may, asks it for the public key (REC-5). */
export function evidenceKeyAlias(stack: string): string {
  return `alias/${stack}-evidence`
}

/** The sparse index that feeds lists, by program, status and time (REC-6). */
export const LISTS_INDEX = 'lists'

/** The sparse index of due items, such as outbox entries still to be delivered, by time. */
export const DUE_INDEX = 'due'

/** Log entries that the stack counts, by the `event` that the functions write. */
export type CountedEvent =
  | 'inbound_stranger'
  | 'inbound_waiting'
  | 'delivery_waiting'
  | 'reply_unknown'
  | 'reply_refused'
  | 'reviews_waiting'
  | 'stop_recorded_late'
  | 'complained'
  | 'spam_filtered'
  | 'reassigned_check_due'
  | 'digest_late'
  | 'send_unknown'
  | 'send_refused'
  | 'configuration_set_missing'
  | 'codes_near_ceiling'
  | 'provider_opted_out'
  | 'decided'
  | 'sent'
  | 'published'
  | 'delivery'

/** The event by which a schedule asks the due sweep to remind of reassigned numbers, and to do nothing else (REACH-2). */
export const REASSIGNED_REMINDER = { remind: 'reassigned_numbers' } as const
