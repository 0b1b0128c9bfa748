import { ROW_RESULTS, type RowResultKind } from '../../lambdas/domain/core/vocabulary.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type Ask, FunctionFailedError, issuesText } from '../aws/functions.ts'
import { inDigits } from '../terminal/counts.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Row } from './columns.ts'
import { openGroups } from './groups.ts'
import type { RejectedRow } from './rejected-file.ts'

/** The cells of a row to import, with the row that they make or the reason why they make none. */
export type Given = { cells: readonly string[] } & ({ row: Row } | { flaw: string })

/** How many rows had each result. */
export type Tally = Record<RowResultKind, number>

/** A tally before the first answer. */
export function emptyTally(): Tally {
  return { recorded: 0, unchanged: 0, refused_stopped: 0, refused_declined: 0, invalid: 0 }
}

/** How rows are imported. */
export interface ImportDeps {
  operator: Ask
  tenant: string
  by: string
  /** Calls to make at the same time. */
  concurrency: number
  reject: (rows: RejectedRow[]) => void
  /** Waits after this many failures in a row. */
  pause: (failures: number) => Promise<void>
  /** Counts the answers as they come. */
  tally: Tally
  /** Called after each answer. */
  show: () => void
  interrupted: Terminal['interrupted']
}

interface RowResult {
  result: keyof Tally
  issues?: { path: string; message: string }[]
}

type Measured = { cells: readonly string[]; row: Row; bytes: number }

/** The operator function accepts 500; a smaller batch leaves it time if the table is slow, and costs little if it is fast. */
const MAX_ROWS = 200
/** With fewer rows in a call, calling takes longer than recording. */
const MIN_ROWS = 20
/** A function that fails this often in a row does not recover by itself. */
const MAX_FAILURES = 6
/** Lambda accepts 6 MB. */
const MAX_BYTES = 4_000_000

/** Imports any number of rows in bounded memory; when interrupted, calls in progress are still answered and counted. */
export async function importRows(rows: AsyncIterable<Given>, importing: ImportDeps): Promise<void> {
  const { concurrency, interrupted } = importing
  const pace = { rows: MAX_ROWS }
  const groups = openGroups<Measured>({
    groups: concurrency,
    numberOf: ({ row }) => String(row.to ?? ''),
    bytesOf: ({ bytes }) => bytes,
    maxItems: MAX_ROWS,
    maxBytes: MAX_BYTES,
    send: (batch) => sendInParts(batch, importing, pace),
  })
  try {
    for await (const given of rows) {
      if (interrupted.aborted) break
      if ('flaw' in given) settle(importing, [given], [invalid(given.flaw)])
      else await groups.add(measured(given))
    }
    if (!interrupted.aborted) await groups.finish()
  } finally {
    await groups.leave()
  }
}

function measured({ cells, row }: { cells: readonly string[]; row: Row }): Measured {
  return { cells, row, bytes: Buffer.byteLength(JSON.stringify(row)) + 1 }
}

function invalid(message: string): RowResult {
  return { result: 'invalid', issues: [{ path: '', message }] }
}

/** A function that fails may have run out of time: from then on it gets half as many rows, and a pause to recover. */
async function sendInParts(
  batch: readonly Measured[],
  importing: ImportDeps,
  pace: { rows: number },
): Promise<void> {
  let remaining = batch
  let failures = 0
  while (remaining.length > 0) {
    const part = remaining.slice(0, pace.rows)
    try {
      await send(part, importing)
      remaining = remaining.slice(part.length)
      failures = 0
    } catch (error) {
      if (!(error instanceof FunctionFailedError) || ++failures === MAX_FAILURES) throw error
      pace.rows = Math.max(MIN_ROWS, Math.min(pace.rows, Math.ceil(part.length / 2)))
      await importing.pause(failures)
    }
  }
}

async function send(batch: readonly Measured[], importing: ImportDeps): Promise<void> {
  const { operator, tenant, by } = importing
  const rows = batch.map(({ row }) => row)
  const { results } = await operator<{ results: RowResult[] }>({ action: 'import', tenant, by, rows })
  if (results?.length !== batch.length) {
    throw new UserFacingError(
      'The operator function did not answer for every row. Deploy the same version as this command line.',
    )
  }
  settle(importing, batch, results)
}

function settle(
  { reject, show, tally }: ImportDeps,
  given: readonly Pick<Given, 'cells'>[],
  results: readonly RowResult[],
): void {
  const rejected = results.flatMap((answer, i) => {
    tally[answer.result]++
    return isRejected(answer) ? [{ cells: given[i]?.cells ?? [], ...verdict(answer) }] : []
  })
  reject(rejected)
  show()
}

function isRejected({ result }: RowResult): boolean {
  return result !== 'recorded' && result !== 'unchanged'
}

const REASONS: Partial<Record<keyof Tally, string>> = {
  refused_stopped: 'this person has opted out, and an import never lifts a stop',
  refused_declined: 'opt-ins of this number are declined',
}

function verdict({ result, issues = [] }: RowResult): { result: string; reason: string } {
  return { result, reason: issuesText(issues) || (REASONS[result] ?? '') }
}

/** How many rows were answered. */
export function answered(tally: Tally): number {
  return ROW_RESULTS.reduce((sum, result) => sum + tally[result], 0)
}

/** How many rows were not recorded and need attention. */
export function rejectedIn(tally: Tally): number {
  return tally.refused_stopped + tally.refused_declined + tally.invalid
}

/** The results so far, in one line. */
export function tallyText(tally: Tally): string {
  const { recorded, unchanged } = tally
  return `${inDigits(recorded)} recorded, ${inDigits(unchanged)} unchanged, ${inDigits(rejectedIn(tally))} rejected`
}
