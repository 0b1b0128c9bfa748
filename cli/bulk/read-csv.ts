import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { fileError } from '../files.ts'
import { dialectOf } from '../lists/dialect.ts'
import { refuseHeaderless } from '../lists/header.ts'
import { type Encoding, type OpenedText, openText } from '../lists/open-text.ts'

/** A line of a CSV file: its cells, and where it ends. */
export interface CsvLine {
  cells: string[]
  /** Counted from 1, as editors do. */
  line: number
}

/** A CSV file: how it is written, and its lines, the column names first. */
export interface OpenedCsv {
  encoding: Encoding
  delimiter: string
  lines: AsyncGenerator<CsvLine>
}

/** A longer row is an open quote that swallows the rest of the file. */
const MAX_ROW_BYTES = 128_000

/**
 * Opens a file of columns, separated and encoded in any of the usual ways; its lines are read no faster than they are
 * used, and empty lines are skipped. Throws a {@link UserFacingError} if the file is not CSV.
 */
export async function openCsv(path: string): Promise<OpenedCsv> {
  try {
    const file = await openText(path)
    const { delimiter, fromLine } = dialectOf(file.head)
    return { encoding: file.encoding, delimiter, lines: linesOf(file, delimiter, fromLine, path) }
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Reads the lines of a file, whose first line names the columns, without a look at how it is written. */
export async function* readCsv(path: string): AsyncGenerator<CsvLine> {
  yield* (await openCsv(path)).lines
}

async function* linesOf(
  { text, close }: OpenedText,
  delimiter: string,
  fromLine: number,
  path: string,
): AsyncGenerator<CsvLine> {
  const parser = parse({
    delimiter,
    from_line: fromLine,
    trim: true,
    info: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_ROW_BYTES,
  })
  const file = Readable.from(text)
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
    close()
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
    refuseHeaderless(value.cells, path)
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
