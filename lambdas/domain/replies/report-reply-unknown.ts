import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'

/** It is unknown whether a reply was sent: the provider's answer, or the sender itself, was lost (EVT-2). */
export interface ReportReplyUnknown {
  type: 'report_reply_unknown'
  tenant: string
  to: string
  number: string
  /** The event that owed the reply. */
  owedBy: string
}

/** Records it on the ledger. */
export function reportReplyUnknown(command: ReportReplyUnknown, { now }: DecisionContext): ConsentEvent[] {
  return [
    {
      type: 'reply_unknown',
      program: null,
      owedBy: command.owedBy,
      ...eventBase(now, now),
      number: command.number,
    },
  ]
}
