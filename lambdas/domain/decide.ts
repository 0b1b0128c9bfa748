import type { DecisionContext } from './core/decision-context.ts'
import type { ConsentEvent } from './core/events.ts'
import { type ReceiveMessage, receiveMessage } from './inbound/receive-message.ts'
import { type ReportReplyUnknown, reportReplyUnknown } from './replies/report-reply-unknown.ts'
import { type ReportDelivery, reportDelivery } from './sending/report-delivery.ts'
import { type ReportOptOut, reportOptOut } from './sending/report-opt-out.ts'
import { type ChoosePrograms, choosePrograms } from './signup/choose-programs.ts'
import { type ConfirmByCode, confirmByCode } from './signup/confirm-by-code.ts'
import { type LapseRequests, lapseRequests } from './signup/lapse-requests.ts'
import { type RequestConsent, requestConsent } from './signup/request-consent.ts'
import { type StopByLink, stopByLink } from './signup/stop-by-link.ts'
import { type Complain, complain } from './staff/complain.ts'
import { type EraseDetails, eraseDetails } from './staff/erase-details.ts'
import { type KeepOnList, keepOnList } from './staff/keep-on-list.ts'
import { type Reassign, reassign } from './staff/reassign.ts'
import { type RecordConsent, recordConsent } from './staff/record-consent.ts'
import { type SetZone, setZone } from './staff/set-zone.ts'
import { type SettleReview, settleReview } from './staff/settle-review.ts'

/** Every change of consent starts as one of these commands. */
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
  | ReportOptOut
  | SetZone
  | StopByLink
  | Complain
  | Reassign

/** Decides which events a command causes: an empty list changes nothing, so a repeated command is harmless. */
export function decide(command: Command, context: DecisionContext): ConsentEvent[] {
  switch (command.type) {
    case 'receive_message':
      return receiveMessage(command, context)
    case 'report_reply_unknown':
      return reportReplyUnknown(command, context)
    case 'settle_review':
      return settleReview(command, context)
    case 'record_consent':
      return recordConsent(command, context)
    case 'keep_on_list':
      return keepOnList(command, context)
    case 'erase_details':
      return eraseDetails(command, context)
    case 'request_consent':
      return requestConsent(command, context)
    case 'confirm_by_code':
      return confirmByCode(command, context)
    case 'lapse_requests':
      return lapseRequests(command, context)
    case 'choose_programs':
      return choosePrograms(command, context)
    case 'report_delivery':
      return reportDelivery(command, context)
    case 'report_opt_out':
      return reportOptOut(command, context)
    case 'set_zone':
      return setZone(command, context)
    case 'stop_by_link':
      return stopByLink(command, context)
    case 'complain':
      return complain(command, context)
    case 'reassign':
      return reassign(command, context)
  }
}

export type { ReceiveMessage } from './inbound/receive-message.ts'
