import { type DecisionContext, withEarlierStops } from '../core/decision-context.ts'
import { eventBase } from '../core/event-base.ts'
import type { ConsentEvent, OptedIn } from '../core/events.ts'
import type { ShownText } from '../core/evidence.ts'
import { type Proof, personalOf, proofOf } from '../core/evidence.ts'
import { isGrantMedium } from '../core/medium.ts'
import { grantsCountAfter, grantsOf, heldGrant } from '../core/status.ts'
import { later, notAfter } from '../core/time.ts'
import type { StopMedium } from '../core/vocabulary.ts'
import { settleAsStop } from '../inbound/open-review.ts'
import { type Stopping, stop } from '../inbound/opt-out.ts'
import type { ConsentRow } from './consent-row.ts'

/** Staff record a consent or a stop that was taken elsewhere, one at a time or in bulk (IN-6, OUT-8). */
export interface RecordConsent {
  type: 'record_consent'
  tenant: string
  to: string
  /** A row without flaws. */
  row: ConsentRow
  /** An import never lifts a stop, whatever its date (IN-10). */
  via: 'record' | 'import'
  /** The words shown, as they are stored. */
  shown: (ShownText & { text: string }) | null
  /** The number that a confirming text is asked from; null: none is sent (IN-9). */
  confirmFrom: string | null
  by: string
  requestId: string | null
}

/** What a row changes: nothing where a stop stands against it; on the deny list it is kept as declined (IN-3, IN-10). */
export function recordConsent(command: RecordConsent, context: DecisionContext): ConsentEvent[] {
  const { row, by, requestId } = command
  const { now } = context
  const base = { ...eventBase(now, now), by, requestId, personal: personalOf(row.evidence) }
  if (row.status === 'opted_out') {
    const { program, medium, at } = row
    return stopAtOnce(context, {
      base,
      program,
      medium,
      receivedAt: notAfter(at, now),
      proof: proofOf(row.evidence),
    })
  }
  return isStopped(command, context) ? [] : grantOrDecline(command, context, base)
}

function grantOrDecline(
  { row, shown, confirmFrom }: RecordConsent,
  context: DecisionContext,
  base: ReturnType<typeof eventBase>,
): ConsentEvent[] {
  const { program, level, medium, at, evidence } = row
  if (program === null || level === null || !isGrantMedium(medium)) return []
  const { record, found } = withEarlierStops(context)
  const dated = { ...base, at: notAfter(at, context.now), earlierStops: found }
  if (record.denied) return [{ type: 'declined', ...dated, program, because: 'deny_list' }]
  const granted: OptedIn = {
    type: 'opted_in',
    ...dated,
    program,
    level,
    medium,
    request: null,
    callToAction: shown && { hash: shown.hash, language: shown.language },
    proof: proofOf(evidence),
    confirmed: confirmFrom !== null,
    number: confirmFrom,
    reply: confirmFrom === null ? null : { kind: 'opt_in_confirmation', programs: [program] },
  }
  return [granted]
}

/**
 * Whether a stop stands against a consent: one of the same date or later, earlier record generations included; and for an import any
 * stop that the person has not come back from (IN-10).
 */
export function isStopped({ row, via }: RecordConsent, context: DecisionContext): boolean {
  const { record } = withEarlierStops(context)
  const program = row.program ?? ''
  const stopped = grantsCountAfter(record, program)
  if (row.status === 'opted_out' || stopped === null) return false
  const liftsIt = via === 'record' || heldGrant(record, program) !== undefined
  return !liftsIt || notAfter(row.at, context.now) <= stopped
}

/** A stop that was taken elsewhere. */
interface TakenStop {
  base: Stopping['base']
  /** Null: of everything. */
  program: string | null
  medium: StopMedium
  receivedAt: string
  proof?: Proof
}

/** It ends whatever stands when it is recorded, whatever date it carries (OUT-5), and sends nothing. */
export function stopAtOnce(
  { record, now }: DecisionContext,
  { base, program, ...taken }: TakenStop,
): ConsentEvent[] {
  const at = grantsOf(record).reduce((latest, { since }) => later(latest, since) ?? now, now)
  const stopping: Stopping = { record, now, at, base: { ...base, at }, body: null, ...taken }
  const settled = program === null ? settleAsStop({ record, at, base: { ...base, at, personal: null } }) : []
  return [...stop(stopping, program), ...settled]
}
