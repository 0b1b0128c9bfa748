import { unevenLine } from '../lists/uneven-line.ts'
import { openProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { checkColumns, ownNames, type Row, rowOf } from './columns.ts'
import { countRows } from './count-rows.ts'
import { type ImportOptions, importAll, type SummaryOptions } from './import-all.ts'
import type { Given } from './import-rows.ts'
import { type OpenedCsv, openCsv, readColumns } from './read-csv.ts'
import { openRejectedFile } from './rejected-file.ts'

/** What is said once for all rows of a file that do not say it themselves: fields of the row, and of its evidence. */
export interface RowDefaults {
  row: Readonly<Record<string, string>>
  evidence: Readonly<Record<string, string>>
}

/** Imports a CSV file with our own columns (IN-6); returns the exit code, 1 if a row was rejected. */
export async function importFile(
  path: string,
  defaults: RowDefaults,
  options: Omit<ImportOptions, 'reject' | 'interrupted'>,
  terminal: Terminal,
  summary: Omit<SummaryOptions, 'progress'>,
): Promise<number> {
  const { interrupted } = terminal
  const file = await openCsv(path)
  const names = await readColumns(file.lines, path, (names) =>
    checkColumns(ownNames(names), Object.keys(defaults.row), path),
  )
  const columns = ownNames(names)
  const total = await countRows(path, file)
  const { add: reject } = openRejectedFile(summary.rejected, columns)
  const progress = openProgress(terminal, { thing: 'row', total })
  const rows = rowsOf(file, columns, withoutStatus(defaults, columns))
  return importAll(rows, { ...options, interrupted, reject }, terminal, { ...summary, progress })
}

async function* rowsOf(
  { lines, delimiter }: OpenedCsv,
  columns: readonly string[],
  defaults: RowDefaults,
): AsyncGenerator<Given> {
  for await (const { cells, line } of lines) {
    const flaw = unevenLine(cells, columns, line, delimiter)
    yield flaw === undefined ? { cells, row: withDefaults(rowOf(columns, cells), defaults) } : { cells, flaw }
  }
}

/** The status of all rows counts only where the file has no column for it: an empty cell in one is not a consent. */
function withoutStatus({ row, evidence }: RowDefaults, columns: readonly string[]): RowDefaults {
  const { status: _, ...rest } = row
  return columns.includes('status') ? { row: rest, evidence } : { row, evidence }
}

/** A stop has no program, level or words shown unless its line gives them: without a program it covers all (OUT-4). */
function withDefaults(row: Row, { row: given, evidence }: RowDefaults): Row {
  if ((row.status ?? given.status) !== 'opted_out')
    return { ...given, ...row, evidence: { ...evidence, ...row.evidence } }
  const { program: _, level: __, ...rest } = given
  const { text: ___, callToAction: ____, language: _____, ...proof } = evidence
  return { ...rest, ...row, evidence: { ...proof, ...row.evidence } }
}
