import { bearsOnSending } from '../../domain/sending/report-delivery.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Log } from '../core/log.ts'
import type { Subject } from '../core/subject.ts'

/** The provider's report on a text. */
export interface Delivery {
  /** The provider's own name: `TEXT_DELIVERED`. */
  outcome: string
  at: string
  /** Whether no further report will follow. */
  final: boolean
}

/** A report, with the position that the text's context gives. */
export interface DeliveryReport extends Delivery {
  messageId: string
  subject: Subject
  /** Sort key of the message or reply; undefined if the context has none. */
  item: string | undefined
  /** The defined number that it was sent from. */
  number: string
  sentAt: string
}

/** Stores reports beside the message or reply. */
export interface Deliveries {
  /** Stores the report unless a final or later one is already stored. */
  keep(subject: Subject, item: string, delivery: Delivery): Promise<void>
}

/** Dependencies of taking reports. */
export interface ReportDeliveryDeps extends Execution {
  deliveries: Deliveries
  log: Log
}

/** A carrier's content filter took the text for spam: it says nothing about the person, and stops no one (OUT-11). */
const SPAM_FILTERED = 'TEXT_SPAM'

/** Stores a text's outcome as evidence, and updates the recipient's reachability (REACH-1). */
export async function takeReport(reporting: ReportDeliveryDeps, report: DeliveryReport): Promise<void> {
  const { outcome, at, final, subject, item, messageId, number, sentAt } = report
  reporting.log({ event: 'delivery', outcome })
  if (outcome === SPAM_FILTERED) reporting.log({ event: 'spam_filtered' })
  if (!reporting.definitions.tenantById.has(subject.tenant)) return
  if (item !== undefined) await reporting.deliveries.keep(subject, item, { outcome, at, final })
  if (!bearsOnSending(outcome)) return
  await execute(
    reporting,
    { type: 'report_delivery', ...subject, number, outcome, sentAt },
    `delivery#${messageId}#${outcome}`,
  )
}
