import { UserFacingError } from '../../lambdas/user-facing-error.ts'

const OF_THE_ROW = ['to', 'program', 'status', 'level', 'medium', 'at'] as const
const OF_THE_EVIDENCE = [
  'callToAction',
  'language',
  'action',
  'identity',
  'collectedBy',
  'ip',
  'userAgent',
  'reference',
  'inboundMessageId',
] as const
const NEEDED = ['to', 'status', 'medium', 'at'] as const

/** What a file of rejected rows has besides: why. They may stay when it is corrected and imported. */
export const VERDICT = ['result', 'reason'] as const

/** A row of `record` and `import`, its fields as they were given. */
export interface Row {
  [field: string]: string | Record<string, string>
  evidence: Record<string, string>
}

/** What may stand in a column of a file to import. */
const KNOWN: ReadonlySet<string> = new Set([...OF_THE_ROW, ...OF_THE_EVIDENCE, ...VERDICT])
const ROW: ReadonlySet<string> = new Set(OF_THE_ROW)
const EVIDENCE: ReadonlySet<string> = new Set(OF_THE_EVIDENCE)

/** Refuses a header with an unknown or repeated column or without a needed one, and names it. */
export function checkColumns(columns: readonly string[], file: string): void {
  refuseOtherSeparators(columns, file)
  const unknown = columns.find((column) => !KNOWN.has(column))
  if (unknown !== undefined) {
    throw new UserFacingError(
      `${file} has a column "${unknown}" that nobody knows: the columns are ${[...ROW, ...EVIDENCE].join(', ')}.`,
    )
  }
  const twice = columns.find((column, i) => columns.indexOf(column) < i)
  if (twice !== undefined) throw new UserFacingError(`${file} has the column "${twice}" twice: keep one.`)
  const missing = NEEDED.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    throw new UserFacingError(`${file} has no column "${missing.join('", "')}": its first line must name it.`)
  }
}

function refuseOtherSeparators(columns: readonly string[], file: string): void {
  const [only, ...more] = columns
  const separator = /[;\t|]/.exec(only ?? '')?.[0]
  if (separator === undefined || more.length > 0) return
  const name = { ';': 'semicolons', '\t': 'tabs' }[separator] ?? 'bars'
  throw new UserFacingError(`${file} separates its columns by ${name}: save it with commas.`)
}

/** The row that a line of a file says; an empty cell says nothing. */
export function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  const said = columns
    .map((column, i) => [column, cells[i] ?? ''] as const)
    .filter(([, value]) => value !== '')
  const among = (names: ReadonlySet<string>) => Object.fromEntries(said.filter(([name]) => names.has(name)))
  return { ...among(ROW), evidence: among(EVIDENCE) }
}
