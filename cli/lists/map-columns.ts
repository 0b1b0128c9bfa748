import { InvalidArgumentError } from '@commander-js/extra-typings'
import { parse } from 'csv-parse/sync'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { fieldNamed, LIST_FIELDS, type ListField } from './fields.ts'
import { nameKey, shownNames } from './header.ts'
import type { ListForm } from './vendors.ts'

/** The place of each field's column in a file. */
export type Places = ReadonlyMap<ListField, number>

/** The pairs of `--map "Phone Number=to,Opt In Date=at"`: names of columns by what they are. */
export function parseMap(value: string): Map<ListField, string> {
  const [pairs = []] = parse(value, { trim: true, relax_quotes: true }) as string[][]
  const map = new Map<ListField, string>()
  for (const pair of pairs) {
    const [, column = '', named = ''] = /^(.*\S)\s*=\s*(\S+)$/.exec(pair) ?? []
    const field = fieldNamed(named)
    if (field === undefined)
      throw new InvalidArgumentError(
        `Use pairs like "Phone Number=to,Opt In Date=at". Fields: ${LIST_FIELDS.join(', ')}.`,
      )
    if (map.has(field)) throw new InvalidArgumentError(`Two columns cannot both be ${field}.`)
    map.set(field, column)
  }
  return map
}

/**
 * Finds the columns of a list: those that `--map` names, then those of its system, then those with our own names. Throws a
 * {@link UserFacingError} if a column that was named, or the one with the numbers, is not there.
 */
export function placeColumns(
  names: readonly string[],
  form: ListForm,
  map: ReadonlyMap<ListField, string>,
  path: string,
): Places {
  const keys = names.map(nameKey)
  const place = (name: string) => keys.indexOf(nameKey(name))
  refuseMissing(
    [...map.values()].filter((name) => place(name) < 0),
    names,
    path,
  )
  const places = LIST_FIELDS.flatMap((field): [ListField, number][] => {
    const candidates = [map.get(field) ?? form.columns[field] ?? field].flat()
    const found = candidates.map(place).find((at) => at >= 0)
    return found === undefined ? [] : [[field, found]]
  })
  const found = new Map(places)
  if (!found.has('to')) refuseMissing([map.get('to') ?? form.columns.to?.[0] ?? 'to'], names, path)
  refuseRepeated(names, found, path)
  return found
}

function refuseMissing(missing: readonly string[], names: readonly string[], path: string): void {
  if (missing.length === 0) return
  throw new UserFacingError(
    `${path} has no column "${missing.join('", "')}". Its columns: ${shownNames(names)}. Say which one it is with --map, like --map "Phone=to".`,
  )
}

function refuseRepeated(names: readonly string[], places: Places, path: string): void {
  const used = [...places.values()].map((place) => nameKey(names[place] ?? ''))
  const repeated = used.find((key) => names.filter((name) => nameKey(name) === key).length > 1)
  if (repeated === undefined) return
  const name = names.find((name) => nameKey(name) === repeated) ?? ''
  throw new UserFacingError(`${path} has the column "${name}" twice. Keep one of them.`)
}
