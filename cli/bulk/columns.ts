import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { EVIDENCE_COLUMNS, fieldNamed, ROW_COLUMNS } from '../lists/fields.ts'

const REQUIRED = ['to', 'status', 'medium', 'at']

/** The columns that a file of rejected rows adds; they may stay when the file is corrected and imported. */
export const VERDICT = ['result', 'reason'] as const

/** A row of `record` and `import`, its fields as they were given. */
export interface Row {
  [field: string]: string | Record<string, string>
  evidence: Record<string, string>
}

const ROW: ReadonlySet<string> = new Set(ROW_COLUMNS)
const EVIDENCE: ReadonlySet<string> = new Set(EVIDENCE_COLUMNS)
/** The columns that a file to import may have. */
const ALLOWED: ReadonlySet<string> = new Set([...ROW_COLUMNS, ...EVIDENCE_COLUMNS, ...VERDICT])

/** The names as we write them, where they differ only in case, spaces or invisible characters. */
export function ownNames(columns: readonly string[]): string[] {
  return columns.map((name) => fieldNamed(name) ?? name)
}

/**
 * Refuses an unknown or repeated column, or a missing one that is required and that no option gives, and names it. A
 * column without a name is none.
 */
export function checkColumns(columns: readonly string[], given: readonly string[], file: string): void {
  const unknown = columns.find((column) => column !== '' && !ALLOWED.has(column))
  if (unknown !== undefined) {
    throw new UserFacingError(
      `${file} has an unknown column "${unknown}". Columns: ${[...ROW, ...EVIDENCE].join(', ')}. For a list of another system: --from or --map.`,
    )
  }
  const repeated = columns.find((column, i) => column !== '' && columns.indexOf(column) < i)
  if (repeated !== undefined)
    throw new UserFacingError(`${file} has the column "${repeated}" twice. Keep one of them.`)
  const required = REQUIRED.filter((column) => !given.includes(column))
  refuseMissing(columns, required, file)
}

/** Refuses a file without a column that is required, and names it. */
export function refuseMissing(columns: readonly string[], required: readonly string[], file: string): void {
  const missing = required.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    throw new UserFacingError(
      `${file} has no column "${missing.join('", "')}". Name the columns in the first line.`,
    )
  }
}

/** The row in a line of a file; an empty cell counts as absent. */
export function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  const filled = columns
    .map((column, i) => [column, cells[i] ?? ''] as const)
    .filter(([, value]) => value !== '')
  const pick = (names: ReadonlySet<string>) => Object.fromEntries(filled.filter(([name]) => names.has(name)))
  return { ...pick(ROW), evidence: pick(EVIDENCE) }
}
