import { bearsOnSending } from '../../domain/sending/report-delivery.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Log } from '../core/log.ts'
import type { Subject } from '../core/subject.ts'

/** What the provider reported of a text. */
export interface Delivery {
  /** What the provider calls it: `TEXT_DELIVERED`. */
  outcome: string
  at: string
  /** Whether nothing more will be reported. */
  final: boolean
}

/** A report, with what the text's context says of where it belongs. */
export interface DeliveryReport extends Delivery {
  messageId: string
  subject: Subject
  /** Sort key of the message or reply; undefined: its context does not say. */
  item: string | undefined
  /** The number that it was sent from, as it is defined. */
  number: string
  sentAt: string
}

/** Where what was reported is kept, beside the message or reply. */
export interface Deliveries {
  /** Keeps the last word: a final report stands, and so does one of a later date. */
  keep(subject: Subject, item: string, delivery: Delivery): Promise<void>
}

/** What taking reports needs. */
export interface ReportDeliveryDeps extends Execution {
  deliveries: Deliveries
  log: Log
}

/** Keeps what became of a text as evidence, and draws the consequence for whoever it was sent to (REACH-1). */
export async function takeReport(reporting: ReportDeliveryDeps, report: DeliveryReport): Promise<void> {
  const { outcome, at, final, subject, item, messageId, number, sentAt } = report
  reporting.log({ event: 'delivery', outcome })
  if (!reporting.definitions.tenantById.has(subject.tenant)) return
  if (item !== undefined) await reporting.deliveries.keep(subject, item, { outcome, at, final })
  if (!bearsOnSending(outcome)) return
  await execute(
    reporting,
    { type: 'report_delivery', ...subject, number, outcome, sentAt },
    `delivery#${messageId}#${outcome}`,
  )
}
