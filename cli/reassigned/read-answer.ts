import type { CsvLine } from '../bulk/read-csv.ts'
import { readDate } from '../lists/read-date.ts'
import { readNumber } from '../lists/read-number.ts'

/** What the database answers about a number: reassigned since the date, not reassigned, or that it cannot tell. */
export type Reassignment =
  | { answer: 'yes'; to: string; at: string }
  | { answer: 'no' | 'no_data' }
  | { flaw: string }

const ANSWERS = new Map([
  ['yes', 'yes'],
  ['y', 'yes'],
  ['no', 'no'],
  ['n', 'no'],
  ['no data', 'no_data'],
  ['nodata', 'no_data'],
] as const)

/**
 * Reads a line of the database's answer: a number, the day asked about, and yes, no or no data, in any order. Undefined: it
 * names the columns. The day is meant to its end, so that consents of that day are covered (REACH-2).
 */
export function readAnswer({ cells, line }: CsvLine, now: string): Reassignment | undefined {
  const answer = cells.map((cell) => ANSWERS.get(keyOf(cell) as 'yes')).find((found) => found !== undefined)
  if (answer === undefined) return line === 1 ? undefined : { flaw: 'has neither yes, no nor no data' }
  if (answer !== 'yes') return { answer }
  const to = cells.map(numberIn).find((found) => found !== undefined)
  const day = cells.map(dayIn).find((found) => found !== undefined)
  if (to === undefined || day === undefined) return { flaw: 'has no number or no date' }
  const end = `${day}T23:59:59.999Z`
  return { answer, to, at: end < now ? end : now }
}

function keyOf(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll(/[_\s-]+/g, ' ')
    .trim()
}

function numberIn(cell: string): string | undefined {
  if (!/^\+?[\d\s().-]{10,}$/.test(cell) || dayIn(cell) !== undefined) return undefined
  const reading = readNumber(cell, 'US')
  return 'to' in reading ? reading.to : undefined
}

function dayIn(cell: string): string | undefined {
  const compact = /^(20\d{2})(\d{2})(\d{2})$/.exec(cell)
  const reading = readDate(compact ? compact.slice(1).join('-') : cell, { zone: 'UTC', order: 'mdy' })
  return 'at' in reading ? reading.at.slice(0, 10) : undefined
}
