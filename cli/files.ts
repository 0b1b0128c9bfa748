import { closeSync, fchmodSync, openSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserFacingError } from '../lambdas/user-facing-error.ts'

/** What the command line writes holds phone numbers: its owner alone may read it. */
export const PRIVATE = 0o600

const TROUBLES: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['EACCES', 'may not be opened by you'],
  ['EPERM', 'may not be opened by you'],
  ['EISDIR', 'is a folder and not a file'],
  ['ENOTDIR', 'lies in something that is no folder'],
  ['EEXIST', 'is there already: name another, or add --force'],
  ['ENOSPC', 'does not fit on the disk'],
  ['EROFS', 'lies on a disk that cannot be written'],
])

/** Says in one sentence what is wrong with a file; what is no trouble with a file is left as it is. */
export function fileTrouble(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const trouble = TROUBLES.get(code)
  return trouble === undefined ? error : new UserFacingError(`${path} ${trouble}.`)
}

/** Works on a file; its troubles are told in one sentence. */
export async function onFile<Result>(path: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw fileTrouble(error, path)
  }
}

/** Whether two paths lead to one file, by whatever links and names. */
export function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** Writes a file for its owner alone, also one that was there before and that others could read. */
export function writePrivately(path: string, text: string): void {
  const file = openSync(path, 'w', PRIVATE)
  try {
    fchmodSync(file, PRIVATE)
    writeFileSync(file, text)
  } finally {
    closeSync(file)
  }
}
