import type { Break } from '../../application/evidence/break.ts'
import type { ReplyEvidence } from '../../application/evidence/evidence-packet.ts'
import type { MessageEvidence } from '../../application/evidence/message-evidence.ts'
import type { Delivery } from '../../application/sending/report-delivery.ts'
import type { Declined } from '../../domain/core/events.ts'
import type { DenyReason, Level, ProviderRefusal, StopMedium } from '../../domain/core/vocabulary.ts'
import { when } from './when.ts'

/** Levels of consent, for readers who have never seen the system. */
export const LEVELS: Record<Level, string> = {
  implied: 'implied consent',
  express: 'express consent',
  express_written: 'express written consent',
}

/** How consent was given. */
export const GRANT_WAYS: Record<StopMedium, string> = {
  sms_message: 'by writing a text message first',
  sms_conversation: 'in a conversation by text message',
  sms_keyword: 'by text message, with a keyword',
  web_form: 'in writing, on a web form',
  preferences_page: 'in writing, on a preferences page',
  email: 'in writing, by email',
  web_button: 'by a button on a web page',
  paper_form: 'in writing, on a paper form',
  survey: 'in writing, on a survey',
  point_of_sale: 'in writing, at a point of sale',
  ivr: 'by pressing a key in a phone call',
  verbal: 'verbally',
  phone_call: 'in a phone call',
  employee_broadcast: 'as an employee, by their own acknowledgment',
  operator: 'through staff',
  provider: 'through the carrier or the messaging provider',
  adopted: 'on an opt-out list imported from an earlier system',
  complaint: 'by a complaint',
  reassigned: 'because the phone number has a new holder',
}

/** How a stop was made, with different words than a consent for some media. */
export const STOP_WAYS: Record<StopMedium, string> = {
  ...GRANT_WAYS,
  sms_message: 'by a text message asking to stop',
  sms_keyword: 'by text message',
}

/** Why an opt-in was not granted. */
export const DECLINED: Record<Declined['because'], string> = {
  number_takes_no_opt_in: 'the number that was texted does not accept sign-ups by text message',
  level_too_low: 'a text with that word cannot give the written consent that the program needs',
  before_stop: 'it was given before the latest stop, which it cannot undo',
  deny_list: 'the phone number is on the brand’s list of declined numbers',
}

/** What a reply was for. */
export const REPLIES: Readonly<Record<string, string>> = {
  sign_up_request: 'Request to confirm the sign-up with YES',
  sign_up_code: 'Code to confirm the sign-up',
  preferences_code: 'Preference-page code',
  opt_in_confirmation: 'Confirmation of the opt-in',
  stop_confirmation: 'Confirmation of the stop',
  help: 'Answer to the request for help',
  start_refused: 'Answer with other ways to sign up',
  ways_to_join: 'Answer that says how to join',
  review_question: 'Question about what the person meant',
}

/** The outcome of a reply. */
export function outcomeOf({ status, reason }: ReplyEvidence): string {
  switch (status) {
    case 'sent':
      return 'sent'
    case 'withheld':
      return `not sent: ${wordFor(WITHHELD, reason) ?? 'it was withheld'}`
    case 'refused':
      return `not sent: the provider refused it${reason ? ` (${reason})` : ''}`
    case 'unknown':
      return 'it is not known whether it was sent'
    default:
      return 'not sent yet'
  }
}

/** What a message was for, by its class. */
export const CLASSES: Record<MessageEvidence['messageClass'], string> = {
  conversational: 'answer in a conversation',
  informational: 'informational message',
  promotional: 'marketing message',
}

/** The required content that a message carried (GATE-11). */
export const CARRIED: Record<MessageEvidence['carries'][number], string> = {
  brand: 'who sent it',
  opt_out: 'how to stop',
  help: 'how to get help',
  confirmation: 'what was agreed to',
}

/** Why the sending gate denied a message (GATE-12). */
export const DENIED: Record<DenyReason, string> = {
  invalid_number: 'the phone number is not valid',
  opted_out: 'the person had stopped',
  pending_review: 'a message that may be a request to stop was waiting for staff review',
  insufficient_consent: 'the consent on record is not enough for such a message',
  pending_confirmation: 'the sign-up was not confirmed yet',
  no_consent: 'no consent was on record',
  unreachable: 'an earlier message could not be delivered',
  frequency_cap: 'it would have been more messages than promised',
  quiet_hours: 'no permitted sending hours exist',
}

/** The outcome of a message of the sending gate. */
export function messageOutcome({ status, refusal, delivery }: MessageEvidence): string {
  switch (status) {
    case 'sent':
      return delivery ? `Sent, ${deliveryReported(delivery)}.` : 'Sent; no delivery report was received.'
    case 'refused':
      return `Not sent: ${refusal === null ? 'the provider refused it' : REFUSED[refusal]}.`
    case 'unknown':
      return delivery
        ? `The provider’s answer was lost. A later report says: ${deliveryReported(delivery)}.`
        : 'It is not known whether it was sent. It was not sent again.'
    case 'claimed':
      return 'Being sent when this document was made.'
  }
}

/** The provider’s latest report on a text, and its time. */
export function deliveryReported({ outcome, at }: Delivery): string {
  return `${deliveryWords(outcome)} (reported ${when(at)})`
}

/** The outcome of a sent text in words; an unknown outcome stays as it is. */
export function deliveryWords(outcome: string): string {
  return wordFor(DELIVERIES, outcome) ?? outcome
}

const DELIVERIES: Readonly<Record<string, string>> = {
  TEXT_QUEUED: 'waiting at the provider',
  TEXT_PENDING: 'being delivered',
  TEXT_SENT: 'passed on by the provider',
  TEXT_SUCCESSFUL: 'accepted by the person’s carrier',
  TEXT_DELIVERED: 'delivered to the phone',
  TEXT_INVALID: 'not delivered: the phone number is not valid',
  TEXT_INVALID_MESSAGE: 'not delivered: the message was not valid',
  TEXT_UNREACHABLE: 'not delivered: the phone could not be reached',
  TEXT_CARRIER_UNREACHABLE: 'not delivered: the person’s carrier could not be reached',
  TEXT_BLOCKED: 'not delivered: the phone or its carrier blocks such messages',
  TEXT_CARRIER_BLOCKED: 'not delivered: the person’s carrier blocked it',
  TEXT_SPAM: 'not delivered: the person’s carrier treated it as spam',
  TEXT_TTL_EXPIRED: 'not delivered: it would have arrived too late',
  TEXT_PROTECT_BLOCKED: 'not delivered: the brand’s own settings at the provider block it',
  TEXT_UNKNOWN: 'the carrier did not say whether it arrived',
}

const REFUSED: Record<ProviderRefusal, string> = {
  provider_opted_out: 'the number had opted out at the messaging provider',
  provider_blocked: 'the messaging provider refused it',
  spend_limit: 'the brand’s spending limit at the messaging provider was reached',
  throttled: 'the messaging provider was too busy',
  invalid_at_provider: 'the messaging provider did not accept the number or the message as valid',
}

const WITHHELD: Readonly<Record<string, string>> = {
  too_late: 'it would have arrived too late',
  overtaken: 'it no longer applied after what the person did next',
  too_many: 'the person had already been sent the maximum number of replies that hour',
}

/** What is wrong with a chain of events. */
export const BREAKS: Record<Break['what'], string> = {
  changed: 'was changed after it was recorded',
  missing: 'is missing',
  out_of_order: 'is not where it was recorded',
  record_differs: 'does not agree with its events',
  marker_differs: 'does not agree with the note of the command that caused it',
  list_differs: 'does not agree with the lists that its events lead to',
  review_differs: 'does not agree with its open reviews',
  request_differs: 'does not agree with its pending sign-ups',
  reply_differs: 'does not agree with the reply that it owed',
  outbox_differs: 'does not agree with what was to be published of it',
  text_differs: 'refers to words that are missing or were changed',
  too_long: 'has too many events to be checked at once',
}

function wordFor(words: Readonly<Record<string, string>>, key: string | null): string | undefined {
  return key !== null && Object.hasOwn(words, key) ? words[key] : undefined
}
