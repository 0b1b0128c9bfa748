import { type ChoosePrograms, choosePrograms } from './choose-programs.ts'
import { type ConfirmByCode, confirmByCode } from './confirm-by-code.ts'
import { type EraseDetails, eraseDetails } from './erase-details.ts'
import type { ConsentEvent } from './events.ts'
import { type KeepOnList, keepOnList } from './keep-on-list.ts'
import { type LapseRequests, lapseRequests } from './lapse-requests.ts'
import { type ReceiveMessage, receiveMessage } from './receive-message.ts'
import { type RecordConsent, recordConsent } from './record-consent.ts'
import { type ReportDelivery, reportDelivery } from './report-delivery.ts'
import { type ReportReplyUnknown, reportReplyUnknown } from './report-reply-unknown.ts'
import { type RequestConsent, requestConsent } from './request-consent.ts'
import { type SetZone, setZone } from './set-zone.ts'
import { type SettleReview, settleReview } from './settle-review.ts'
import type { Situation } from './situation.ts'

/** Everything that can change consent comes in as one of these. */
export type Command =
  | ReceiveMessage
  | ReportReplyUnknown
  | SettleReview
  | RecordConsent
  | KeepOnList
  | EraseDetails
  | RequestConsent
  | ConfirmByCode
  | LapseRequests
  | ChoosePrograms
  | ReportDelivery
  | SetZone

/** Decides what a command makes happen: nothing is an empty list, so that a repeated command is harmless. */
export function decide(command: Command, situation: Situation): ConsentEvent[] {
  switch (command.type) {
    case 'receive_message':
      return receiveMessage(command, situation)
    case 'report_reply_unknown':
      return reportReplyUnknown(command, situation)
    case 'settle_review':
      return settleReview(command, situation)
    case 'record_consent':
      return recordConsent(command, situation)
    case 'keep_on_list':
      return keepOnList(command, situation)
    case 'erase_details':
      return eraseDetails(command, situation)
    case 'request_consent':
      return requestConsent(command, situation)
    case 'confirm_by_code':
      return confirmByCode(command, situation)
    case 'lapse_requests':
      return lapseRequests(command, situation)
    case 'choose_programs':
      return choosePrograms(command, situation)
    case 'report_delivery':
      return reportDelivery(command, situation)
    case 'set_zone':
      return setZone(command, situation)
  }
}

/** Whether the stops of earlier lives bear on what was decided: the first grant of a life needs them (IN-10). */
export function needsEarlierStops(
  events: readonly ConsentEvent[],
  { record, earlierStops }: Situation,
): boolean {
  return (
    record.earlierStops === null && earlierStops === null && events.some(({ type }) => type === 'opted_in')
  )
}

export type { ReceiveMessage } from './receive-message.ts'
