import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { onFileSync, PRIVATE } from '../files.ts'
import { VERDICT } from './columns.ts'

/** A row that was not recorded, as it was given, and why. */
export interface RejectedRow {
  cells: readonly string[]
  result: string
  reason: string
}

/** The file of the rows that were not recorded; it exists only if there are any. */
export interface RejectedFile {
  path: string
  add(rows: readonly RejectedRow[]): void
}

/** Replaces the file of an earlier run; each row is on disk when `add` returns. */
export function openRejectedFile(path: string, columns: readonly string[]): RejectedFile {
  const kept = columns.flatMap((column, i) => (isVerdict(column) ? [] : [i]))
  const line = (cells: readonly string[], verdict: readonly string[]) => [
    ...kept.map((i) => cells[i] ?? ''),
    ...verdict,
  ]
  let exists = false
  const append = (rows: readonly RejectedRow[]) => {
    if (!exists) writeFileSync(path, stringify([line(columns, VERDICT)]), { mode: PRIVATE })
    exists = true
    appendFileSync(path, stringify(rows.map(({ cells, result, reason }) => line(cells, [result, reason]))))
  }
  rmSync(path, { force: true })
  return { path, add: (rows) => (rows.length > 0 ? onFileSync(path, () => append(rows)) : undefined) }
}

function isVerdict(column: string): boolean {
  return VERDICT.some((name) => name === column)
}
