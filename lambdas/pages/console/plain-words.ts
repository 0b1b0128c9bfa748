import type { ProgramVerdict } from '../../application/gate/check-programs.ts'
import type { InviteChannel, ListStatus, Status } from '../../domain/core/vocabulary.ts'

/** Where a person stands, on a badge. */
export const STATUS_WORDS: Record<Status | ListStatus, string> = {
  none: 'No consent',
  pending: 'Pending',
  opted_in: 'Opted in',
  opted_out: 'Opted out',
  returned: 'Came back',
}

/** Why a message may be sent now, or why not. */
export const REASON_WORDS: Record<ProgramVerdict['reason'], string> = {
  owned_device: 'it is one of your own devices',
  opted_in: 'the person opted in',
  conversation_window: 'the person wrote less than 24 hours ago; only answers',
  invalid_number: 'this can’t be a phone number',
  opted_out: 'the person opted out',
  pending_review: 'a message that may be a stop waits for review',
  insufficient_consent: 'the consent on record is too weak for these messages',
  pending_confirmation: 'the sign-up was not confirmed from the phone yet',
  no_consent: 'there is no consent on record',
  unreachable: 'texts don’t reach this number',
  frequency_cap: 'the promised number of messages is used up',
  quiet_hours: 'outside the permitted hours',
}

/** How a person was invited. */
export const INVITE_WORDS: Record<InviteChannel, string> = {
  text_to_join: 'words to text',
  qr: 'a QR code to scan',
  email: 'by email',
}
