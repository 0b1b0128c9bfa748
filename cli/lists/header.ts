import { UserFacingError } from '../../lambdas/user-facing-error.ts'

/** A column's name without its case, spaces, punctuation and invisible characters, to compare it by. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** Column names as an error may show them: none that could be a phone number. */
export function shownNames(names: readonly string[]): string {
  return names.filter((name) => name !== '' && !hasNumber(name)).join(', ')
}

/** Whether a name or a cell could be a phone number. */
export function hasNumber(text: string): boolean {
  return text.replaceAll(/\D/g, '').length >= 7
}

/** Refuses a file whose first line is not the names of its columns but already a row of data. */
export function refuseHeaderless(names: readonly string[], path: string): void {
  if (!names.some((name) => hasNumber(name) || name.includes('@'))) return
  throw new UserFacingError(
    `${path} has no header: its first line is already a row. Add a first line that names the columns.`,
  )
}
