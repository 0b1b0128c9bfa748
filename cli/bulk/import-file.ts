import { openProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { checkColumns, rowOf } from './columns.ts'
import { countRows } from './count-rows.ts'
import { type ImportOptions, importAll, type SummaryOptions } from './import-all.ts'
import type { Given } from './import-rows.ts'
import { type CsvLine, readColumns, readCsv } from './read-csv.ts'
import { openRejectedFile } from './rejected-file.ts'

/** Imports a CSV file (IN-6); returns the exit code, 1 if a row was rejected. */
export async function importFile(
  path: string,
  options: Omit<ImportOptions, 'reject' | 'interrupted'>,
  terminal: Terminal,
  summary: Omit<SummaryOptions, 'progress'>,
): Promise<number> {
  const { interrupted } = terminal
  const lines = readCsv(path)
  const columns = await readColumns(lines, path, (columns) => checkColumns(columns, path))
  const total = await countRows(path)
  const { add: reject } = openRejectedFile(summary.rejected, columns)
  const progress = openProgress(terminal, { thing: 'row', total })
  const rows = rowsOf(lines, columns)
  return importAll(rows, { ...options, interrupted, reject }, terminal, { ...summary, progress })
}

async function* rowsOf(lines: AsyncIterable<CsvLine>, columns: readonly string[]): AsyncGenerator<Given> {
  for await (const { cells, line } of lines) {
    const flaw = flawIn(cells, columns.length, line)
    yield flaw === undefined ? { cells, row: rowOf(columns, cells) } : { cells, flaw }
  }
}

/** What a decoder writes in the place of bytes that are not UTF-8. */
const UNDECODED = '\uFFFD'

function flawIn(cells: readonly string[], columns: number, line: number): string | undefined {
  if (cells.length !== columns) {
    return `line ${line} has ${cells.length} cells, but the first line has ${columns}: put a cell that contains a comma in quotes`
  }
  if (cells.some((cell) => cell.includes(UNDECODED)))
    return `line ${line} is not UTF-8: save the file as UTF-8`
  return undefined
}
