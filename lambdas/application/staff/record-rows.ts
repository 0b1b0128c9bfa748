import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Recorded } from '../../domain/core/events.ts'
import { holdsAnything } from '../../domain/core/record/status.ts'
import { after, DAY } from '../../domain/core/time.ts'
import { type ConsentRow, type Flaw, flawsOf } from '../../domain/staff/consent-row.ts'
import { isStopped, type RecordConsent } from '../../domain/staff/record-consent.ts'
import { flawsOfWords } from '../../domain/staff/shown-words.ts'
import { type Program, programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute, type Outcome } from '../core/execute.ts'
import type { Log } from '../core/log.ts'

/** Dependencies of recording consent that was collected elsewhere. */
export interface RecordDeps extends Execution {
  contentHash: (text: string) => string
  log: Log
}

/** Who records it, in which way, and whether the person is sent a confirming text (IN-9). */
export interface RecordedBy {
  via: RecordConsent['via']
  confirm: boolean
  by: string
  requestId: string
}

/** The result of a row. */
export type RowResult =
  /** A stop of an impossible number was also recorded for the number that was likely meant (IN-12). */
  | { result: 'recorded' | 'unchanged'; event: Recorded | null; likely?: string }
  | { result: 'refused_stopped' | 'refused_declined' }
  | { result: 'invalid'; flaws: Flaw[] }

/** Records one consent or stop with its evidence (IN-6, OUT-8); repeating the same row changes nothing. */
export async function recordRow(
  recording: RecordDeps,
  tenant: Tenant,
  row: ConsentRow,
  how: RecordedBy,
): Promise<RowResult> {
  const flaws = flawsOfRow(recording, tenant, row)
  if (flaws.length > 0) return { result: 'invalid', flaws }
  const program = programIn(tenant, row)
  const { via, confirm, by, requestId } = how
  const command: RecordConsent = {
    type: 'record_consent',
    tenant: tenant.id,
    to: row.to,
    row,
    via,
    shown: shownBy(recording, row),
    confirmFrom: confirm && program ? program.number : null,
    by,
    requestId,
  }
  const id = `row#${rowHash(row)}`
  const first = await run(recording, command, id)
  const again = weighedAgain(command, first)
  const { outcome, events } = again === undefined ? first : await run(recording, command, `${id}#${again}`)
  if (outcome.events.some(cameLate)) recording.log({ event: 'stop_recorded_late' })
  if (outcome.events.some(isComplaint)) recording.log({ event: 'complained' })
  return resultOf(command, outcome, events)
}

/** All problems of a row except its number (IN-6, IN-7, IN-8). */
export function flawsOfRow({ clock }: Pick<RecordDeps, 'clock'>, tenant: Tenant, row: ConsentRow): Flaw[] {
  const program = programIn(tenant, row)
  if (program === undefined) return [UNKNOWN_PROGRAM]
  return [...flawsOf(row, program, clock()), ...flawsOfWords(row, tenant, program)]
}

/** The program that a row names; null: none, undefined: one that the tenant does not have. */
function programIn(tenant: Tenant, { program }: ConsentRow): Program | null | undefined {
  return program === null ? null : programOf(tenant, program)
}

/** A command that ran, and the events that it caused now or when it first ran. */
interface Run {
  outcome: Outcome
  events: readonly Recorded[]
}

/** Runs a command; if it changes nothing now, its events may have been recorded before. */
async function run(recording: RecordDeps, command: RecordConsent, id: string): Promise<Run> {
  const outcome = await execute(recording, command, id)
  const { tenant, to, via } = command
  const asked = outcome.result === 'repeated' || (outcome.result === 'nothing' && via === 'import')
  const events =
    asked && outcome.life !== undefined
      ? await recording.store.recall({ tenant, to }, outcome.life, id)
      : outcome.events
  return { outcome, events }
}

/**
 * The additional id under which a repeated row is decided again; undefined: it is not. A stop that staff take again from a
 * person who opted in again is a new stop (OUT-5); a declined row counts once the number is off the list (IN-3).
 */
function weighedAgain({ row, via, requestId }: RecordConsent, { outcome, events }: Run): string | undefined {
  const { result, context } = outcome
  if (result !== 'repeated') return undefined
  if (row.status === 'opted_out') {
    return via === 'record' && holdsAnything(context.record, row.program) ? (requestId ?? '') : undefined
  }
  return context.record.denied ? undefined : events.find(({ type }) => type === 'declined')?.id
}

/** A stop may take at most ten days (OUT-8); an adopted one was honored all along. */
function cameLate(event: Recorded): boolean {
  if (event.type !== 'opted_out' || event.receivedAt === null || event.medium === 'adopted') return false
  return after(event.receivedAt, 10 * DAY) < event.recordedAt
}

/** Carriers act on complaints, so each one fires an alarm, however it was recorded (OUT-11). */
function isComplaint(event: Recorded): boolean {
  return event.type === 'opted_out' && event.medium === 'complaint'
}

/** A program that the tenant does not have. */
export const UNKNOWN_PROGRAM: Flaw = {
  kind: 'invalid',
  path: 'program',
  message: 'is not a program of this tenant',
}

/** A row's identity: the hash of its canonical form. */
function rowHash(row: ConsentRow): string {
  return createHash('sha256')
    .update(canonicalize(row) ?? '')
    .digest('hex')
}

/** The words shown, to be stored under their hash; their language is undetermined if the row does not give it (IN-8). */
function shownBy({ contentHash }: RecordDeps, { evidence }: ConsentRow): RecordConsent['shown'] {
  const { callToAction: text, language } = evidence
  return text === null ? null : { text, hash: contentHash(text), language: language ?? 'und' }
}

function resultOf(
  command: RecordConsent,
  { result, context }: Outcome,
  events: readonly Recorded[],
): RowResult {
  const declined = events.some(({ type }) => type === 'declined')
  // What was recorded when it first came stays recorded; what was declined then is weighed by what stands now (IN-10).
  const recordedBefore = events.length > 0 && !declined
  if (result === 'nothing' && !recordedBefore && isStopped(command, context)) {
    return { result: 'refused_stopped' }
  }
  if (declined) return { result: 'refused_declined' }
  return { result: result === 'changed' ? 'recorded' : 'unchanged', event: events[0] ?? null }
}
