/*
 * Every closed list of values that Assent stores, accepts or returns, defined once. Types, schemas, the contract and the
 * pages derive from it. It imports nothing, so that the client package can include it.
 */

/** How firmly a person agreed, from the least to the most; each level includes the ones before it (GATE-2). */
export const LEVELS = ['implied', 'express', 'express_written'] as const
export type Level = (typeof LEVELS)[number]

/** The purpose of a message, from the least to the most demanding (GATE-2). */
export const MESSAGE_CLASSES = ['conversational', 'informational', 'promotional'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

/** The media by which consent can be given (IN-7). */
export const GRANT_MEDIA = [
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
] as const
export type GrantMedium = (typeof GRANT_MEDIA)[number]

/** The media by which a person can stop but not consent (OUT-8). */
export const STOP_ONLY_MEDIA = [
  'sms_message',
  'operator',
  'provider',
  'adopted',
  'complaint',
  'reassigned',
] as const
export type StopMedium = GrantMedium | (typeof STOP_ONLY_MEDIA)[number]

/**
 * The ways of collecting consent that have words of their own: a keyword, also on a poster; the two pages; a block for a form
 * that one already has; a paper form; a script to read out; a message to employees; an email (CTA-5).
 */
export const WAYS = [
  'keyword',
  'web_form',
  'preferences_page',
  'form_block',
  'paper_form',
  'verbal',
  'employee_broadcast',
  'email',
] as const
export type Way = (typeof WAYS)[number]

/** The status of a person in a program. Pending only if they are neither in nor out (IN-4). */
export const STATUSES = ['none', 'pending', 'opted_in', 'opted_out'] as const
export type Status = (typeof STATUSES)[number]

/** The values by which a list can be filtered; `returned` is people who opted in again after a stop (REC-6). */
export const LIST_STATUSES = ['opted_in', 'opted_out', 'pending', 'returned'] as const
export type ListStatus = (typeof LIST_STATUSES)[number]

/** The statuses that a row of `record` or `import` can give (IN-6). */
export const ROW_STATUSES = ['opted_in', 'opted_out'] as const
export type RowStatus = (typeof ROW_STATUSES)[number]

/** The result of a row of `record` or `import`. */
export const ROW_RESULTS = [
  'recorded',
  'unchanged',
  'refused_stopped',
  'refused_declined',
  'invalid',
] as const
export type RowResultKind = (typeof ROW_RESULTS)[number]

/** What AWS has a number registered for; it may refuse a text that names the other. */
export const MESSAGE_TYPES = ['transactional', 'promotional'] as const
export type MessageType = (typeof MESSAGE_TYPES)[number]

/** What a gate decides. */
export const DECISIONS = ['allow', 'deny', 'defer'] as const
export type Decision = (typeof DECISIONS)[number]

/** Why either gate allows a message; the sending gate also knows `requested_by_recipient` (GATE-10). */
export const ALLOW_REASONS = ['owned_device', 'opted_in', 'conversation_window'] as const
export type AllowReason = (typeof ALLOW_REASONS)[number]

/** Why either gate denies a message (GATE-12). */
export const DENY_REASONS = [
  'invalid_number',
  'opted_out',
  'pending_review',
  'insufficient_consent',
  'pending_confirmation',
  'no_consent',
  'unreachable',
  'frequency_cap',
  'quiet_hours',
] as const
export type DenyReason = (typeof DENY_REASONS)[number]

/** Why a message has to wait (GATE-7, GATE-8). */
export const DEFER_REASONS = ['frequency_cap', 'quiet_hours'] as const
export type DeferReason = (typeof DEFER_REASONS)[number]

/** Why the provider did not send an allowed message. */
export const PROVIDER_REFUSALS = [
  'provider_opted_out',
  'provider_blocked',
  'spend_limit',
  'throttled',
  'invalid_at_provider',
] as const
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number]

/** Required content of a text, as an answer's `include` names it (GATE-11). */
export const CONTENTS = ['brand', 'opt_out', 'help', 'confirmation'] as const
export type Content = (typeof CONTENTS)[number]

/** The status of a message of the sending gate; `claimed` is in progress. */
export const MESSAGE_STATUSES = ['claimed', 'sent', 'refused', 'unknown'] as const
export type MessageStatus = (typeof MESSAGE_STATUSES)[number]

/** The status of a reply; `owed` and `claimed` are in progress. */
export const REPLY_STATUSES = ['owed', 'claimed', 'sent', 'withheld', 'refused', 'unknown'] as const
export type ReplyStatus = (typeof REPLY_STATUSES)[number]

/** The codes by which a gate refuses a request. */
export const GATE_REFUSAL_CODES = ['invalid_request', 'unknown_program'] as const

/** The codes by which an operation refuses a request, besides those of a gate. */
export const OPERATION_REFUSAL_CODES = [
  'missing_evidence',
  'level_too_high',
  'refused_stopped',
  'refused_declined',
  'unknown_tenant',
  'not_found',
] as const
export type RefusalCode = (typeof GATE_REFUSAL_CODES)[number] | (typeof OPERATION_REFUSAL_CODES)[number]

/** All events about the consent of one person at one tenant; the application also receives `expired` (EVT-1). */
export const EVENT_TYPES = [
  'opted_in',
  'opted_out',
  'stop_superseded',
  'scope_clarified',
  'pending',
  'lapsed',
  'declined',
  'window_opened',
  'message_received',
  'help_asked',
  'review_opened',
  'review_settled',
  'unreachable',
  'reply_unknown',
  'owned',
  'denied',
  'zone_set',
  'complained',
  'reassigned',
  'erased',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Why a requested opt-in is not granted (IN-1, IN-2, IN-3, IN-10). */
export const DECLINE_REASONS = [
  'number_takes_no_opt_in',
  'level_too_low',
  'before_stop',
  'deny_list',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** How an unclear message can be settled (OUT-2). */
export const REVIEW_OUTCOMES = ['stop', 'not_a_stop'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

/** The texts that an event can owe a person: the closed list of REPLY-1. */
export const REPLY_KINDS = [
  'opt_in_confirmation',
  'stop_confirmation',
  'help',
  'start_refused',
  'ways_to_join',
  'review_question',
  'sign_up_request',
  'sign_up_code',
  'preferences_code',
] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

/** What can be wrong with a ledger, its record and what was written with them (REC-2, REC-3). */
export const LEDGER_BREAKS = [
  'changed',
  'missing',
  'out_of_order',
  'record_differs',
  'marker_differs',
  'list_differs',
  'review_differs',
  'request_differs',
  'reply_differs',
  'outbox_differs',
  'text_differs',
  'too_long',
] as const
export type LedgerBreak = (typeof LEDGER_BREAKS)[number]

/** How staff can invite a person. */
export const INVITE_CHANNELS = ['text_to_join', 'qr', 'email'] as const
export type InviteChannel = (typeof INVITE_CHANNELS)[number]

/** Whether a program sends recurring texts or one-time codes (GATE-10). */
export const PROGRAM_TYPES = ['subscription', 'otp'] as const
export type ProgramType = (typeof PROGRAM_TYPES)[number]

/** The period of a program's frequency; `request`: for each request of the person (GATE-8). */
export const FREQUENCY_PERIODS = ['day', 'week', 'month', 'request'] as const
export type FrequencyPeriod = (typeof FREQUENCY_PERIODS)[number]

/** Who answers STOP on a number: Assent, or the carrier itself, as on US toll-free numbers (OUT-6). */
export const OPT_OUT_MANAGERS = ['assent', 'carrier'] as const
export type OptOutManager = (typeof OPT_OUT_MANAGERS)[number]

/** How a sign-up on a page is confirmed: by YES from the phone, or by the texted code, typed on the page (IN-4). */
export const CONFIRMATIONS = ['reply', 'code'] as const
export type Confirmation = (typeof CONFIRMATIONS)[number]

/** The languages of the pages, as two letters. */
export const PAGE_LANGUAGES = ['en', 'es', 'fr'] as const
export type PageLanguage = (typeof PAGE_LANGUAGES)[number]

/** The languages in which texts are understood, as two letters. */
export const TEXT_LANGUAGES = ['en', 'es', 'fr', 'pt'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

/** The pages of a tenant's site besides the start page, by the last part of their path. */
export const SITE_PAGES = ['join', 'terms', 'privacy', 'preferences', 'ways-to-join'] as const
export type SitePage = (typeof SITE_PAGES)[number]

/** The pages of a sign-up that are pictured for reviewers, in the order in which a person meets them (CTA-5). */
export const SIGN_UP_PAGES = ['programs', 'sign-up-form', 'check-your-phone'] as const
export type SignUpPage = (typeof SIGN_UP_PAGES)[number]

/** The roles of staff in the console, from the least to the most; each includes the ones before it (STAFF-1). */
export const ROLES = ['viewer', 'agent', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What staff can do in the console; everything about a person is kept with who did it (STAFF-1). */
export const CONSOLE_ACTIONS = [
  'lookup',
  'evidence',
  'reviews',
  'record',
  'stop',
  'complain',
  'stop_link',
  'invite',
  'review',
  'list',
  'export',
  'import',
  'sample',
  'zone',
  'own',
  'deny',
  'reassigned',
  'erase',
  'activity',
] as const
export type ConsoleAction = (typeof CONSOLE_ACTIONS)[number]
