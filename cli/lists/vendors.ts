import type { GrantMedium } from '../../lambdas/domain/core/vocabulary.ts'
import type { ListField } from './fields.ts'

/** The systems whose lists `import --from` knows; docs/import.md cites where each one documents its columns. */
export const VENDORS = [
  'twilio',
  'ringcentral',
  'klaviyo',
  'mailchimp',
  'attentive',
  'postscript',
  'hubspot',
  'aws',
] as const
export type Vendor = (typeof VENDORS)[number]

/** What a word of a status column says; a row that is neither consent nor stop is passed over. */
export type ListStatus = 'opted_in' | 'opted_out' | 'neither'

/** How a system writes its lists. */
export interface ListForm {
  /** Its name, which is kept with a stop as who took it. */
  name: string
  /** The names that a field's column can have; the first one that the file has counts. */
  columns: Partial<Record<ListField, readonly string[]>>
  /** What its words for a status mean, besides the usual ones. */
  statuses?: Readonly<Record<string, ListStatus>>
  /** What every row is, where the list has no status. */
  always?: 'opted_out'
  /** What its words for the origin of a consent mean; any other word names no medium. */
  media?: Readonly<Record<string, GrantMedium>>
  /** The only rows that are about text messages. */
  only?: { column: string; is: string }
  /** Whether its dates are seconds since 1970. */
  epoch?: boolean
  /** Whether its numbers begin with the country code, with a plus or without. */
  international?: boolean
}

/** A list of no system that we know, read by `--map` and by our own names of columns. */
export const ANY_LIST: ListForm = { name: 'an imported list', columns: {} }

/** The lists of each system as it documents them. */
export const LIST_FORMS: Readonly<Record<Vendor, ListForm>> = {
  twilio: {
    name: 'Twilio',
    columns: {
      to: ['contact_id'],
      status: ['status'],
      at: ['date_of_consent'],
      medium: ['source'],
      reference: ['correlation_id'],
    },
    media: { website: 'web_form', 'opt-in-message': 'sms_keyword' },
  },
  ringcentral: {
    name: 'RingCentral',
    columns: {
      // `From` is the number of the business.
      to: ['External Party Number', 'To'],
      status: ['Consent Status', 'Status'],
      at: ['Last Modified Time'],
      reference: ['Source'],
    },
  },
  klaviyo: {
    name: 'Klaviyo',
    columns: {
      to: ['Phone Number'],
      status: ['SMS Marketing Consent', 'SMS Consent', '$consent', 'Consent'],
      at: [
        'SMS Marketing Consent Timestamp',
        'SMS Consent Timestamp',
        '$consent_timestamp',
        'Consent Timestamp',
      ],
      identity: ['Klaviyo ID', 'Email'],
      country: ['Country'],
    },
    // The property $consent is a list of channels.
    statuses: { sms: 'opted_in', email: 'neither', web: 'neither', mobile: 'neither', directmail: 'neither' },
  },
  mailchimp: {
    name: 'Mailchimp',
    columns: {
      to: ['sms_phone_number', 'SMS Phone Number', 'SMS Phone'],
      status: ['sms_subscription_status', 'SMS Subscription Status', 'SMS Status'],
      at: ['sms_subscription_last_updated', 'SMS Subscription Last Updated'],
      identity: ['Email Address', 'email_address'],
    },
    statuses: { nonsubscribed: 'neither' },
  },
  attentive: {
    name: 'Attentive',
    columns: {
      to: ['phone', 'Phone Number'],
      status: ['type', 'Event Type'],
      at: ['timestamp', 'Event Timestamp'],
      medium: ['join_source'],
    },
    statuses: {
      JOIN: 'opted_in',
      SUBSCRIPTION_OPT_IN_COMPLETED: 'opted_in',
      OPT_OUT: 'opted_out',
      SUBSCRIPTION_OPTED_OUT: 'opted_out',
      IMPRESSION: 'neither',
      CLICK: 'neither',
      EMAIL_SAVE: 'neither',
      CUSTOM_ATTRIBUTES: 'neither',
      MESSAGE_RECEIPT: 'neither',
      MESSAGE_LINK_CLICK: 'neither',
    },
    media: { CODE: 'sms_keyword', CHECKOUT: 'web_form', DIRECT: 'web_form', DOUBLE_OPT_IN: 'web_form' },
  },
  postscript: {
    name: 'Postscript',
    columns: {
      to: ['phone_number', 'Phone'],
      status: ['subscriptions.promotional.can_send', 'promotional_can_send', 'Status'],
      at: ['created_at'],
      identity: ['email'],
      reference: ['id'],
    },
  },
  hubspot: {
    name: 'HubSpot',
    columns: {
      to: ['subscriberIdString', 'Mobile Phone Number', 'Phone Number'],
      status: ['status', 'statusState'],
      at: ['timestamp'],
      identity: ['Record ID', 'Email'],
      reference: ['legalBasisExplanation', 'source'],
    },
    statuses: { NOT_SPECIFIED: 'neither' },
    only: { column: 'channel', is: 'SMS' },
  },
  aws: {
    name: 'AWS End User Messaging',
    columns: { to: ['OptedOutNumber'], at: ['OptedOutTimestamp'] },
    always: 'opted_out',
    epoch: true,
    international: true,
  },
}
