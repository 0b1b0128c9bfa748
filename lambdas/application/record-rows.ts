import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import pMap from 'p-map'
import { type ConsentRow, type Flaw, flawsOf } from '../domain/consent-row.ts'
import { programOf, type Tenant } from '../domain/definitions.ts'
import type { Recorded } from '../domain/events.ts'
import { after, DAY } from '../domain/instant.ts'
import { isStopped, type RecordConsent } from '../domain/record-consent.ts'
import { type Execution, execute, type Outcome } from './execute.ts'
import type { Log } from './log.ts'

/** What recording consent that was collected elsewhere needs. */
export interface Recording extends Execution {
  contentHash: (text: string) => string
  log: Log
}

/** Who records, by which way, and whether the person is sent a confirming text (IN-9). */
export interface RecordedBy {
  via: RecordConsent['via']
  confirm: boolean
  by: string
  requestId: string
}

/** What became of a row. */
export type RowResult =
  | { result: 'recorded' | 'unchanged'; event: Recorded | null }
  | { result: 'refused_stopped' | 'refused_declined' }
  | { result: 'invalid'; flaws: Flaw[] }

/** Records one consent or stop with its evidence (IN-6, OUT-8); the same row a second time changes nothing. */
export async function recordRow(
  recording: Recording,
  tenant: Tenant,
  row: ConsentRow,
  how: RecordedBy,
): Promise<RowResult> {
  const program = row.program === null ? null : programOf(tenant, row.program)
  const flaws = program === undefined ? [UNKNOWN_PROGRAM] : flawsOf(row, program, recording.clock())
  if (flaws.length > 0) return { result: 'invalid', flaws }
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
  const first = await run(recording, command, `row#${rowHash(row)}`)
  // Declined once, it is weighed again when the number is off the list.
  const declined = first.outcome.situation.record.denied ? undefined : first.declined
  const { outcome, events } = declined ? await run(recording, command, `row#${declined.id}`) : first
  if (outcome.events.some(cameLate)) recording.log({ event: 'stop_recorded_late' })
  return resultOf(command, outcome, events)
}

/** Runs a command and answers what it made happen, now or when it first came. */
async function run(recording: Recording, command: RecordConsent, id: string) {
  const outcome = await execute(recording, command, id)
  const { tenant, to } = command
  const events =
    outcome.result === 'repeated' && outcome.life !== undefined
      ? await recording.store.recall({ tenant, to }, outcome.life, id)
      : outcome.events
  return { outcome, events, declined: events.find(({ type }) => type === 'declined') }
}

/** Ten days is what a stop may take at the most (OUT-8); one that is adopted was honoured all along. */
function cameLate(event: Recorded): boolean {
  if (event.type !== 'opted_out' || event.receivedAt === null || event.medium === 'adopted') return false
  return after(event.receivedAt, 10 * DAY) < event.recordedAt
}

/** A program that the tenant does not have. */
export const UNKNOWN_PROGRAM: Flaw = {
  kind: 'invalid',
  path: 'program',
  message: 'names no program of this tenant',
}

/** A row's identity: the hash of its canonical form. */
function rowHash(row: ConsentRow): string {
  return createHash('sha256')
    .update(canonicalize(row) ?? '')
    .digest('hex')
}

/** The words shown, to be stored under their hash; their language is undetermined where the row does not say it (IN-8). */
function shownBy({ contentHash }: Recording, { evidence }: ConsentRow): RecordConsent['shown'] {
  const { callToAction: text, language } = evidence
  return text === null ? null : { text, hash: contentHash(text), language: language ?? 'und' }
}

function resultOf(
  command: RecordConsent,
  { result, situation }: Outcome,
  events: readonly Recorded[],
): RowResult {
  if (result === 'nothing' && isStopped(command, situation)) return { result: 'refused_stopped' }
  if (events.some(({ type }) => type === 'declined')) return { result: 'refused_declined' }
  return { result: result === 'changed' ? 'recorded' : 'unchanged', event: events[0] ?? null }
}

/** How many numbers are worked side by side. */
const CONCURRENCY = 25

/** Records many rows: those of one number one after the other, the numbers side by side; each row has its own result. */
export async function recordRows(
  recording: Recording,
  tenant: Tenant,
  rows: readonly ConsentRow[],
  how: RecordedBy,
): Promise<RowResult[]> {
  const places = rows.map((row, place) => ({ row, place }))
  const lanes = Map.groupBy(places, ({ row }) => row.to)
  const results: RowResult[] = []
  await pMap(
    lanes.values(),
    async (lane) => {
      for (const { row, place } of lane) results[place] = await recordRow(recording, tenant, row, how)
    },
    { concurrency: CONCURRENCY },
  )
  return results
}
