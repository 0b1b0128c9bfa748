import { type CsvError, parse } from 'csv-parse/sync'
import { noEvidence } from '../../../domain/core/evidence.ts'
import { MAX_ROWS } from '../../operator/request.ts'

/** The columns of a file to import; those of the evidence have a part of their own in a row. */
const ROW_COLUMNS = ['to', 'program', 'status', 'level', 'medium', 'at']
const EVIDENCE_COLUMNS = [...Object.keys(noEvidence), 'text']
/** What a file of rejected rows adds; it may stay when the file is corrected and imported again. */
export const VERDICT_COLUMNS = ['result', 'reason']
const ALL = [...ROW_COLUMNS, ...EVIDENCE_COLUMNS, ...VERDICT_COLUMNS]
const REQUIRED = ['to', 'status', 'medium', 'at']

/** The rows of a file as `import` takes them, and their cells as they were given; or what is wrong with the file. */
export type ReadImport =
  | { columns: string[]; cells: string[][]; rows: Record<string, unknown>[] }
  | { problem: string }

/** Reads a CSV file of at most 500 rows, whose first line names the columns. */
export function readImport(content: string, readNumber: (typed: string) => string): ReadImport {
  if (content.trim() === '') return { problem: 'Choose a file, or paste its content' }
  // What is no UTF-8 was replaced on the way here.
  if (content.includes('\uFFFD'))
    return { problem: 'The file is not in UTF-8. Save it as “CSV UTF-8” and try again' }
  let records: string[][]
  try {
    records = parse(content, { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    const { lines } = error as CsvError & { lines?: number }
    return { problem: `The file can’t be read as CSV${lines ? `: see line ${lines}` : ''}` }
  }
  const [head = [], ...cells] = records
  const columns = head.map(nameOf)
  const unknown = head.find((_, i) => !ALL.includes(columns[i] ?? ''))
  if (unknown !== undefined)
    return {
      problem: `There is an unknown column “${unknown.slice(0, 40)}”. Columns: ${[...ROW_COLUMNS, ...EVIDENCE_COLUMNS].join(', ')}`,
    }
  const missing = REQUIRED.filter((column) => !columns.includes(column))
  if (missing.length > 0) return { problem: `These columns are missing: ${missing.join(', ')}` }
  if (cells.length > MAX_ROWS)
    return {
      problem: `The file has ${cells.length} rows; ${MAX_ROWS} is the most. Import larger files with the command line`,
    }
  if (cells.length === 0) return { problem: 'The file has no rows below its first line' }
  return { columns, cells, rows: cells.map((row) => rowOf(columns, row, readNumber)) }
}

/** A column's name as we write it, whatever its case and spaces. */
function nameOf(given: string): string {
  const key = given.toLowerCase().replace(/[\s_-]/g, '')
  return ALL.find((column) => column.toLowerCase() === key) ?? given
}

/** An empty cell counts as absent. */
function rowOf(columns: readonly string[], cells: readonly string[], readNumber: (typed: string) => string) {
  const filled = columns
    .map((column, i) => [column, cells[i] ?? ''] as const)
    .filter(([, value]) => value !== '')
  const pick = (names: readonly string[]) =>
    Object.fromEntries(filled.filter(([name]) => names.includes(name)))
  const row: Record<string, unknown> = { ...pick(ROW_COLUMNS), evidence: pick(EVIDENCE_COLUMNS) }
  return typeof row.to === 'string' ? { ...row, to: readNumber(row.to) } : row
}
