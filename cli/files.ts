import { PlainError } from '../lambdas/definitions/plain-error.ts'

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
  return trouble === undefined ? error : new PlainError(`${path} ${trouble}.`)
}

/** Works on a file; its troubles are told in one sentence. */
export async function onFile<Result>(path: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw fileTrouble(error, path)
  }
}
