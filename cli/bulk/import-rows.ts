import { ROW_RESULTS, type RowResultKind } from '../../lambdas/domain/core/vocabulary.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import type { Terminal } from '../command.ts'
import { type Ask, FunctionFailedError, issuesInWords } from '../functions.ts'
import { counted, inDigits } from '../progress.ts'
import type { Row } from './columns.ts'
import { openGroups } from './groups.ts'
import type { RejectedRow } from './rejected-file.ts'

/** A row to import as it was given, and what it says; or why it says nothing. */
export type Given = { cells: readonly string[] } & ({ row: Row } | { flaw: string })

/** How many rows were answered, and how. */
export type Tally = Record<RowResultKind, number>

/** Nothing was answered yet. */
export function emptyTally(): Tally {
  return { recorded: 0, unchanged: 0, refused_stopped: 0, refused_declined: 0, invalid: 0 }
}

/** How rows are imported. */
export interface ImportDeps {
  operator: Ask
  tenant: string
  by: string
  /** Calls under way at once. */
  concurrency: number
  reject: (rows: RejectedRow[]) => void
  /** Waits after so many failures in a row. */
  pause: (failures: number) => Promise<void>
  /** Counts what was answered, as it comes. */
  tally: Tally
  /** Is called after each answer. */
  show: () => void
  interrupted: Terminal['interrupted']
}

interface RowResult {
  result: keyof Tally
  issues?: { path: string; message: string }[]
}

type Loaded = { cells: readonly string[]; row: Row; bytes: number }

/** The operator takes 500; fewer leave it time where the table is slow, and cost little where it is fast. */
const MAX_ROWS = 200
/** With fewer in a call, calling takes longer than recording. */
const FEWEST_ROWS = 20
/** A function that fails so often in a row does not recover by itself. */
const MAX_FAILURES = 6
/** Lambda takes 6 MB. */
const MAX_BYTES = 4_000_000

/** Imports rows of any number in bounded memory; when interrupted, what is under way is still answered and counted. */
export async function importRows(rows: AsyncIterable<Given>, importing: ImportDeps): Promise<void> {
  const { concurrency, interrupted } = importing
  const pace = { rows: MAX_ROWS }
  const groups = openGroups<Loaded>({
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
      if ('flaw' in given) settle(importing, [given], [flawed(given.flaw)])
      else await groups.add(loaded(given))
    }
    if (!interrupted.aborted) await groups.finish()
  } finally {
    await groups.leave()
  }
}

function loaded({ cells, row }: { cells: readonly string[]; row: Row }): Loaded {
  return { cells, row, bytes: Buffer.byteLength(JSON.stringify(row)) + 1 }
}

function flawed(message: string): RowResult {
  return { result: 'invalid', issues: [{ path: '', message }] }
}

/** Where the function fails it may have run out of time: it gets half as many rows from then on, and time to recover. */
async function sendInParts(
  batch: readonly Loaded[],
  importing: ImportDeps,
  pace: { rows: number },
): Promise<void> {
  let left = batch
  let failures = 0
  while (left.length > 0) {
    const part = left.slice(0, pace.rows)
    try {
      await send(part, importing)
      left = left.slice(part.length)
      failures = 0
    } catch (error) {
      if (!(error instanceof FunctionFailedError) || ++failures === MAX_FAILURES) throw error
      pace.rows = Math.max(FEWEST_ROWS, Math.min(pace.rows, Math.ceil(part.length / 2)))
      await importing.pause(failures)
    }
  }
}

async function send(batch: readonly Loaded[], importing: ImportDeps): Promise<void> {
  const { operator, tenant, by } = importing
  const rows = batch.map(({ row }) => row)
  const { results } = await operator<{ results: RowResult[] }>({ action: 'import', tenant, by, rows })
  if (results?.length !== batch.length) {
    throw new UserFacingError(
      'The operator answered for other rows than it was asked: deploy the same version as this.',
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
  refused_stopped: 'this person has stopped, and an import never lifts a stop',
  refused_declined: 'opt-ins of this person are declined',
}

function verdict({ result, issues = [] }: RowResult): { result: string; reason: string } {
  return { result, reason: issuesInWords(issues) || (REASONS[result] ?? '') }
}

/** How many rows were answered. */
export function answered(tally: Tally): number {
  return ROW_RESULTS.reduce((sum, result) => sum + tally[result], 0)
}

/** How many rows were not recorded and need somebody. */
export function rejectedIn(tally: Tally): number {
  return tally.refused_stopped + tally.refused_declined + tally.invalid
}

/** How far it has come, in one line. */
export function tallyInWords(tally: Tally): string {
  const { recorded, unchanged } = tally
  return `${counted(answered(tally), 'row')}: ${inDigits(recorded)} recorded, ${inDigits(unchanged)} unchanged, ${inDigits(rejectedIn(tally))} rejected`
}
