import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type OpenedCsv, openCsv, readColumns } from '../bulk/read-csv.ts'
import type { ListField } from './fields.ts'
import { nameKey } from './header.ts'
import { type Defaults, type ListReading, type ListRow, readListRow } from './list-row.ts'
import { placeColumns } from './map-columns.ts'
import type { DateStyle } from './read-date.ts'
import { unevenLine } from './uneven-line.ts'
import type { ListForm } from './vendors.ts'

/** How a list of another system is to be read. */
export interface ListOptions {
  form: ListForm
  map: ReadonlyMap<ListField, string>
  country?: string | undefined
  dates: Omit<DateStyle, 'epoch'>
  defaults: Defaults
}

/** A list that is open, with the names of its columns. */
export interface OpenedList extends Omit<OpenedCsv, 'lines'> {
  columns: readonly string[]
  reading: ListReading
  /** Each line with its cells and the row that they make. */
  rows: AsyncGenerator<{ cells: readonly string[]; row: ListRow }>
}

/** Opens a list of another system; throws a {@link UserFacingError} if its columns are not there (IN-6). */
export async function openList(path: string, options: ListOptions): Promise<OpenedList> {
  const { lines, ...file } = await openCsv(path)
  let reading: ListReading | undefined
  const columns = await readColumns(lines, path, (names) => {
    reading = readingOf(names, options, path)
  })
  if (!reading) throw new Error('the columns were not checked')
  return { ...file, columns, reading, rows: rowsOf(lines, columns, reading, file.delimiter) }
}

async function* rowsOf(
  lines: OpenedCsv['lines'],
  columns: readonly string[],
  reading: ListReading,
  delimiter: string,
) {
  for await (const { cells, line } of lines) {
    const flaw = unevenLine(cells, columns, line, delimiter)
    yield { cells, row: flaw === undefined ? readListRow(cells, reading) : { flaw } }
  }
}

function readingOf(names: readonly string[], options: ListOptions, path: string): ListReading {
  const { form, map, country, dates, defaults } = options
  const places = placeColumns(names, form, map, path)
  if (!places.has('status') && !form.always && defaults.status === undefined) {
    throw new UserFacingError(
      `${path} has no column that says who agreed and who stopped. If all of them are the same, add --status opted_in or --status opted_out, or name the column with --map.`,
    )
  }
  const keys = names.map(nameKey)
  const place = form.only ? keys.indexOf(nameKey(form.only.column)) : -1
  return {
    form,
    places,
    only: form.only && place >= 0 ? { place, is: form.only.is } : undefined,
    country,
    dates: { ...dates, epoch: form.epoch },
    defaults,
  }
}
