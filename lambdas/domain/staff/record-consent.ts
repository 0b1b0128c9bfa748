import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, type EventBase, eventBase, type OptedIn } from '../core/events.ts'
import { personalOf, proofOf, type ShownText, shownText } from '../core/evidence.ts'
import { isGrantMedium } from '../core/medium.ts'
import { consentTo } from '../core/record/record.ts'
import { grantsCountAfter } from '../core/record/status.ts'
import { stopAtOnce } from '../core/record/stop.ts'
import { notAfter } from '../core/time.ts'
import { TEXT_LANGUAGES, type TextLanguage } from '../core/vocabulary.ts'
import type { ConsentRow } from './consent-row.ts'

/** Staff record a consent or a stop that was collected elsewhere, one at a time or in bulk (IN-6, OUT-8). */
export interface RecordConsent {
  type: 'record_consent'
  tenant: string
  to: string
  /** A valid row. */
  row: ConsentRow
  /** An import never lifts a stop, whatever its date (IN-10). */
  via: 'record' | 'import'
  /** The words shown, as they are stored. */
  shown: (ShownText & { text: string }) | null
  /** The number that a confirming text is sent from; null: none is sent (IN-9). */
  confirmFrom: string | null
  by: string
  requestId: string | null
}

/** The events of a row: none if a stop overrides it; on the deny list it is recorded as declined (IN-3, IN-10). */
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
  const language = textLanguageOf(row.evidence.language)
  return isStopped(command, context)
    ? []
    : grantOrDecline(command, context, { ...base, ...(language && { language }) })
}

/** The language of the words shown, where we answer in it: `es-US` is `es` (LANG-1). */
function textLanguageOf(tag: string | null): TextLanguage | undefined {
  const [primary] = (tag ?? '').toLowerCase().split('-')
  return TEXT_LANGUAGES.find((language) => language === primary)
}

function grantOrDecline(
  { row, via, shown, confirmFrom }: RecordConsent,
  context: DecisionContext,
  base: EventBase,
): ConsentEvent[] {
  const { program, level, medium, at, evidence } = row
  if (program === null || level === null || !isGrantMedium(medium)) return []
  const dated = { ...base, at: notAfter(at, context.now) }
  if (context.record.denied) return [{ type: 'declined', ...dated, program, because: 'deny_list' }]
  const granted: OptedIn = {
    type: 'opted_in',
    ...dated,
    program,
    level,
    medium,
    request: null,
    callToAction: shown && shownText(shown),
    proof: proofOf(evidence),
    confirmed: confirmFrom !== null,
    ...(via === 'import' && { imported: true as const }),
    number: confirmFrom,
    reply: confirmFrom === null ? null : { kind: 'opt_in_confirmation', programs: [program] },
  }
  return [granted]
}

/**
 * Whether a stop overrides a consent: one of the same date or later, earlier record generations included; and for an
 * import any stop that nothing else had lifted by its date (IN-10).
 */
export function isStopped({ row, via }: RecordConsent, { record, now }: DecisionContext): boolean {
  const program = row.program ?? ''
  const stopped = grantsCountAfter(record, program)
  if (row.status === 'opted_out' || stopped === null) return false
  const at = notAfter(row.at, now)
  const liftsIt =
    via === 'record' ||
    consentTo(record, program).grants.some(({ imported, since }) => !imported && since <= at)
  return !liftsIt || at <= stopped
}
