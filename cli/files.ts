import { closeSync, existsSync, fchmodSync, openSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserFacingError } from '../lambdas/user-facing-error.ts'

/** The files that the command line writes hold phone numbers: only their owner may read them. */
export const PRIVATE = 0o600

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['EACCES', 'cannot be opened: you do not have permission'],
  ['EPERM', 'cannot be opened: you do not have permission'],
  ['EISDIR', 'is a folder, not a file'],
  ['ENOTDIR', 'is inside something that is not a folder'],
  ['EEXIST', 'already exists'],
  ['ENOSPC', 'cannot be written: the disk is full'],
  ['EROFS', 'cannot be written: the disk is read-only'],
])

/** Says in one sentence what is wrong with a file; returns any other error as it is. */
export function fileError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const problem = PROBLEMS.get(code)
  return problem === undefined ? error : new UserFacingError(`${path} ${problem}.`)
}

/** Works on a file, and reports what is wrong with it in one sentence. */
export async function onFile<Result>(path: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Works on a file without waiting, and reports what is wrong with it in one sentence. */
export function onFileSync<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Refuses to overwrite a file unless `force` is set. */
export function refuseOverwriting(paths: readonly string[], force: boolean | undefined): void {
  const existing = force ? undefined : paths.find((path) => existsSync(path))
  if (existing === undefined) return
  throw new UserFacingError(`${existing} already exists. Choose another name, or add --force.`)
}

/** Whether two paths lead to the same file, whatever links and names they use. */
export function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** Writes a file that only its owner may read, even if others could read the one before it. */
export function writePrivately(path: string, text: string): void {
  const file = openSync(path, 'w', PRIVATE)
  try {
    fchmodSync(file, PRIVATE)
    writeFileSync(file, text)
  } finally {
    closeSync(file)
  }
}

/** Replaces a file in one step, so that it is never half written. */
export function replaceFile(path: string, text: string): void {
  writePrivately(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}
