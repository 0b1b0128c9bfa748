import type { ConsentEvent } from './events.ts'
import { happening } from './happening.ts'
import type { Situation } from './situation.ts'

/** Nobody knows whether a reply left: the provider's answer, or the sender itself, was lost (EVT-2). */
export interface ReportReplyUnknown {
  type: 'report_reply_unknown'
  tenant: string
  to: string
  number: string
  /** The event that owed the reply. */
  owedBy: string
}

/** Puts it on the ledger. */
export function reportReplyUnknown(command: ReportReplyUnknown, { now }: Situation): ConsentEvent[] {
  return [
    {
      type: 'reply_unknown',
      program: null,
      owedBy: command.owedBy,
      ...happening(now, now),
      number: command.number,
    },
  ]
}
