import { createReadStream } from 'node:fs'
import { CsvError, type Info, parse } from 'csv-parse'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { fileError } from '../files.ts'

/** A line of a CSV file: its cells, and where it ends. */
export interface CsvLine {
  cells: string[]
  /** Counted from 1, as editors do. */
  line: number
}

/** A longer row is an open quote that swallows the rest of the file. */
const MAX_ROW_BYTES = 128_000

/**
 * Reads a file of commas, quotes where needed, and UTF-8, no faster than its lines are used; the column names come
 * first, and empty lines are skipped. Throws a {@link UserFacingError} if the file is not CSV.
 */
export async function* readCsv(path: string): AsyncGenerator<CsvLine> {
  const file = createReadStream(path)
  const parser = parse({
    bom: true,
    trim: true,
    info: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_ROW_BYTES,
  })
  file.on('error', (error) => parser.destroy(error))
  file.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { cells: record, line: info.lines }
    }
  } catch (error) {
    throw csvError(error, path)
  } finally {
    file.destroy()
  }
}

/** Reads the column names, the first line; closes the file if `check` refuses them. */
export async function readColumns(
  lines: AsyncGenerator<CsvLine>,
  path: string,
  check: (columns: readonly string[]) => void,
): Promise<string[]> {
  const { value, done } = await lines.next()
  if (done) throw new UserFacingError(`${path} is empty. Its first line must name the columns.`)
  try {
    check(value.cells)
    return value.cells
  } catch (error) {
    await lines.return(undefined)
    throw error
  }
}

function csvError(error: unknown, path: string): unknown {
  if (!(error instanceof CsvError)) return fileError(error, path)
  const line = 'lines' in error ? `, line ${error.lines}` : ''
  const problem =
    error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened and never closed'
      : 'there is a quote inside a cell: put the cell in quotes and double the quotes in it'
  return new UserFacingError(`${path}${line}: ${problem}. Fix the file and try again.`)
}
