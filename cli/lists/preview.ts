import type { Row } from '../bulk/columns.ts'
import { counted, inDigits } from '../terminal/counts.ts'
import { delimiterName } from './dialect.ts'
import type { Foresee } from './foresee.ts'
import { shownNames } from './header.ts'
import type { ListRow } from './list-row.ts'
import type { OpenedList } from './open-list.ts'

/** How many rows are shown before anything is written. */
const SHOWN_ROWS = 10

/** What a list holds, before anything of it is recorded. */
export interface ListPreview {
  rows: number
  opted_in: number
  opted_out: number
  /** Stops without a date, which count as received now. */
  undated: number
  /** Rows that are neither a consent nor a stop. */
  passedOver: number
  /** Rows that cannot be read or will be refused, by reason. */
  refused: ReadonlyMap<string, number>
  /** Whether a date can be read in two ways. */
  ambiguous: boolean
  first: readonly Row[]
}

/** Reads a whole list and counts what it holds; stops early when interrupted. */
export async function previewList(
  { rows }: Pick<OpenedList, 'rows'>,
  foresee: Foresee,
  interrupted: AbortSignal,
): Promise<ListPreview> {
  const tally = emptyTally()
  for await (const { row } of rows) {
    if (interrupted.aborted) break
    tally.rows++
    count(row, tally, foresee)
  }
  return tally
}

type Tally = { -readonly [Key in keyof ListPreview]: ListPreview[Key] } & {
  refused: Map<string, number>
  first: Row[]
}

function emptyTally(): Tally {
  const counts = { rows: 0, opted_in: 0, opted_out: 0, undated: 0, passedOver: 0 }
  return { ...counts, refused: new Map(), ambiguous: false, first: [] }
}

function count(row: ListRow, tally: Tally, foresee: Foresee): void {
  if ('passedOver' in row) {
    tally.passedOver++
  } else if ('flaw' in row) {
    tally.ambiguous ||= row.ambiguous === true
    refuse(row.flaw.replace(/^line \d+ /, 'a line '), tally)
  } else {
    tally[row.row.status === 'opted_in' ? 'opted_in' : 'opted_out']++
    if (row.undated) tally.undated++
    if (tally.first.length < SHOWN_ROWS) tally.first.push(row.row)
    refuse(foresee(row.row), tally)
  }
}

function refuse(reason: string | undefined, { refused }: Tally): void {
  if (reason !== undefined) refused.set(reason, (refused.get(reason) ?? 0) + 1)
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Latin-1',
}

/** The preview in lines: how the file was read, its first rows, and the counts. */
export function previewLines(
  path: string,
  list: Pick<OpenedList, 'columns' | 'encoding' | 'delimiter' | 'reading'>,
  preview: ListPreview,
  stoppedAt: string,
): string[] {
  const { columns, encoding, delimiter, reading } = list
  const used = [...reading.places].map(([field, place]) => `${shownName(columns[place])} = ${field}`)
  const places = new Set(reading.places.values())
  const unused = shownNames(columns.filter((_, place) => !places.has(place)))
  return [
    `${path}: ${counted(preview.rows, 'row')}, ${ENCODINGS[encoding]}, separated by ${delimiterName(delimiter)}`,
    `Columns: ${used.join(', ')}${unused === '' ? '' : `; not used: ${unused}`}`,
    '',
    ...table([HEADINGS, ...preview.first.map(rowCells)]),
    '',
    countLine('opted_in', preview.opted_in, ''),
    countLine('opted_out', preview.opted_out, undatedNote(preview, stoppedAt)),
    countLine(
      'passed over',
      preview.passedOver,
      preview.passedOver > 0 ? 'neither a consent nor a stop' : '',
    ),
    ...refusedLines(preview),
  ]
}

const HEADINGS = ['number', 'status', 'program', 'level', 'medium', 'at']

function rowCells(row: Row): string[] {
  const { to = '', status = '', level = '', medium = '', at = '', ...rest } = row as Record<string, string>
  const program = rest.program ?? (status === 'opted_out' ? '(all)' : '')
  return [masked(to), status, program, level, medium, at]
}

/** Enough of a number to see how it was read, and not whose it is. */
function masked(to: string): string {
  return `${to.slice(0, 2)}${'•'.repeat(Math.max(0, to.length - 4))}${to.slice(-2)}`
}

function shownName(name = ''): string {
  return shownNames([name])
}

function undatedNote({ undated }: ListPreview, stoppedAt: string): string {
  return undated === 0
    ? ''
    : `${inDigits(undated)} without a date, counted as ${stoppedAt} (to run it again: --stopped-at ${stoppedAt})`
}

function refusedLines({ refused }: ListPreview): string[] {
  const total = [...refused.values()].reduce((sum, count) => sum + count, 0)
  const reasons = [...refused].toSorted(([, a], [, b]) => b - a)
  return [
    countLine('will be refused', total, ''),
    ...reasons.map(([reason, count]) => `  ${inDigits(count)}: ${reason}`),
  ]
}

function countLine(name: string, count: number, note: string): string {
  return `${name.padEnd(18)}${inDigits(count)}${note === '' ? '' : `  ${note}`}`
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
