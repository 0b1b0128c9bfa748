import { noEvidence } from '../../lambdas/domain/core/evidence.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'

const ROW_COLUMNS = ['to', 'program', 'status', 'level', 'medium', 'at']
const EVIDENCE_COLUMNS = Object.keys(noEvidence)
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

/** Refuses an unknown or repeated column, or a missing one that is required, and names it. */
export function checkColumns(columns: readonly string[], file: string): void {
  refuseOtherSeparators(columns, file)
  const unknown = columns.find((column) => !ALLOWED.has(column))
  if (unknown !== undefined) {
    throw new UserFacingError(
      `${file} has an unknown column "${unknown}". Columns: ${[...ROW, ...EVIDENCE].join(', ')}.`,
    )
  }
  const repeated = columns.find((column, i) => columns.indexOf(column) < i)
  if (repeated !== undefined)
    throw new UserFacingError(`${file} has the column "${repeated}" twice. Keep one of them.`)
  refuseMissing(columns, REQUIRED, file)
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

function refuseOtherSeparators(columns: readonly string[], file: string): void {
  const [only, ...more] = columns
  const separator = /[;\t|]/.exec(only ?? '')?.[0]
  if (separator === undefined || more.length > 0) return
  const name = { ';': 'semicolons', '\t': 'tabs' }[separator] ?? 'bars'
  throw new UserFacingError(`${file} separates its columns with ${name}. Save it with commas.`)
}

/** The row in a line of a file; an empty cell counts as absent. */
export function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  const filled = columns
    .map((column, i) => [column, cells[i] ?? ''] as const)
    .filter(([, value]) => value !== '')
  const pick = (names: ReadonlySet<string>) => Object.fromEntries(filled.filter(([name]) => names.has(name)))
  return { ...pick(ROW), evidence: pick(EVIDENCE) }
}
