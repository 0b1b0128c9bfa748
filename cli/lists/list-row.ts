import { isGrantMedium, STOP_MEDIA } from '../../lambdas/domain/core/medium.ts'
import type { RowStatus, StopMedium } from '../../lambdas/domain/core/vocabulary.ts'
import type { Row } from '../bulk/columns.ts'
import { EVIDENCE_COLUMNS, type ListField } from './fields.ts'
import { nameKey } from './header.ts'
import type { Places } from './map-columns.ts'
import { type DateReading, type DateStyle, readDate } from './read-date.ts'
import { readCountry, readNumber } from './read-number.ts'
import { readStatus } from './read-status.ts'
import type { ListForm, ListStatus } from './vendors.ts'

/** What is said once for all rows of a file that do not say it themselves. */
export interface Defaults {
  status?: RowStatus | undefined
  program?: string | undefined
  level?: string | undefined
  medium?: string | undefined
  evidence: Readonly<Record<string, string>>
  /** When a stop without a date was received. */
  stoppedAt: string
}

/** How a list is read. */
export interface ListReading {
  form: ListForm
  places: Places
  /** The place of the column that says which rows are about text messages. */
  only?: { place: number; is: string } | undefined
  country?: string | undefined
  dates: DateStyle
  defaults: Defaults
}

/** A row of another system's list: in our form, not readable, or neither a consent nor a stop. */
export type ListRow = { row: Row; undated?: true } | { flaw: string; ambiguous?: true } | { passedOver: true }

/** Cells that say that there is nothing. */
const NOTHING = /^(?:-+|null|n\/a|none|nan|undefined)?$/i

/**
 * Reads a line of another system's list (IN-6). A stop without a date is one received now; what the line does not say
 * comes from the defaults. Whether the evidence is enough is decided where the row is recorded, as for any other row.
 */
export function readListRow(cells: readonly string[], reading: ListReading): ListRow {
  const { form, places, defaults } = reading
  const cell = cellsIn(cells, places)
  if (isOfAnotherChannel(cells, reading)) return { passedOver: true }
  const status = statusOf(places.has('status') ? cell('status') : undefined, form, defaults)
  if (status === undefined) return { flaw: 'status is not a word that means consent or stop' }
  if (status === 'neither') return { passedOver: true }
  const written = form.international ? cell('to').replace(/^(?=\d)/, '+') : cell('to')
  const number = readNumber(written, readCountry(cell('country')) ?? reading.country)
  if ('flaw' in number) return number
  const date = cell('at') === '' ? NO_DATE : readDate(cell('at'), reading.dates)
  return 'flaw' in date ? date : rowFrom({ ...number, status, ...date }, cell, reading)
}

const NO_DATE: DateReading | { at?: never } = {}

function rowFrom(known: Known, cell: Cell, reading: ListReading): ListRow {
  if (known.status === 'opted_in') return { row: consentRow(known, cell, reading) }
  return { row: stopRow(known, cell, reading), ...(known.at === undefined && { undated: true }) }
}

function cellsIn(cells: readonly string[], places: Places): Cell {
  return (field) => {
    const place = places.get(field)
    const text = place === undefined ? '' : (cells[place] ?? '').trim()
    return NOTHING.test(text) ? '' : text
  }
}

function isOfAnotherChannel(cells: readonly string[], { only }: ListReading): boolean {
  return only !== undefined && nameKey(cells[only.place] ?? '') !== nameKey(only.is)
}

/** The status of all rows counts only where the list has no column for it: an empty cell in one is not a consent. */
function statusOf(said: string | undefined, form: ListForm, { status }: Defaults): ListStatus | undefined {
  if (form.always) return form.always
  if (said === undefined) return status
  return said === '' ? 'neither' : readStatus(said, form)
}

type Cell = (field: ListField) => string
type Known = { to: string; status: string; at?: string }

function consentRow(known: Known, cell: Cell, { form, defaults }: ListReading): Row {
  const medium = mediumOf(cell('medium'), form) ?? defaults.medium
  return {
    ...known,
    ...filled({
      program: cell('program') || defaults.program,
      level: cell('level') || defaults.level,
      medium,
    }),
    evidence: { ...defaults.evidence, ...evidenceOf(cell) },
  }
}

/** A stop of a list is one that the other system took; it covers every program unless the line names one. */
function stopRow(known: Known, cell: Cell, { form, defaults }: ListReading): Row {
  const said = cell('medium')
  const medium = isMedium(said) ? said : stopMedium(defaults.medium)
  const {
    text: _,
    callToAction: __,
    language: ___,
    ...evidence
  } = { ...defaults.evidence, ...evidenceOf(cell) }
  return {
    at: defaults.stoppedAt,
    ...known,
    ...filled({ program: cell('program') || undefined, medium }),
    evidence: { collectedBy: form.name, ...evidence },
  }
}

/** The default medium is that of the consents, unless consent cannot come by it. */
function stopMedium(medium: string | undefined): string {
  return medium !== undefined && isMedium(medium) && !isGrantMedium(medium) ? medium : 'adopted'
}

function mediumOf(said: string, { media }: ListForm): string | undefined {
  if (media === undefined || isMedium(said)) return said || undefined
  return Object.entries(media).find(([word]) => nameKey(word) === nameKey(said))?.[1]
}

function isMedium(word: string): word is StopMedium {
  return STOP_MEDIA.some((medium) => medium === word)
}

function evidenceOf(cell: Cell): Record<string, string> {
  return filled(Object.fromEntries(EVIDENCE_COLUMNS.map((field) => [field, cell(field)])))
}

function filled(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Record<string, string>
}
