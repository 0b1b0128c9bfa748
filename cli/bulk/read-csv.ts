import { createReadStream, statSync } from 'node:fs'
import { CsvError, type Info, parse } from 'csv-parse'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { fileTrouble } from '../files.ts'

/** A line of a CSV file: its cells, and where it ends. */
export interface CsvLine {
  cells: string[]
  /** Counted from 1, as editors do. */
  line: number
}

/** A CSV file that is read as it is needed. */
export interface CsvFile {
  size: number
  /** How much of it was read. */
  bytesRead: () => number
  /** The line of column names first; raises a {@link UserFacingError} where the file is no CSV. */
  lines: () => AsyncGenerator<CsvLine>
}

/** More than that in one row is an open quote that swallows the file. */
const LONGEST_ROW = 128_000

/** Opens a file of commas, quotes where needed, and UTF-8; empty lines are skipped. */
export function openCsv(path: string): CsvFile {
  const size = sizeOf(path)
  const file = createReadStream(path)
  const parser = parse({
    bom: true,
    trim: true,
    info: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_records_with_empty_values: true,
    max_record_size: LONGEST_ROW,
  })
  return {
    size,
    bytesRead: () => file.bytesRead,
    lines: async function* () {
      file.on('error', (error) => parser.destroy(error))
      file.pipe(parser)
      try {
        for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
          yield { cells: record, line: info.lines }
        }
      } catch (error) {
        throw inWords(error, path)
      } finally {
        file.destroy()
      }
    },
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    throw fileTrouble(error, path)
  }
}

function inWords(error: unknown, path: string): unknown {
  if (!(error instanceof CsvError)) return fileTrouble(error, path)
  const line = 'lines' in error ? `, line ${error.lines}` : ''
  const what =
    error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened and never closed'
      : 'a quote stands where none may: put the cell in quotes and double those in it'
  return new UserFacingError(
    `${path}${line}: ${what}. What comes before may be recorded; mend it and run it again.`,
  )
}
