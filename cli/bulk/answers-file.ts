import { appendFileSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { fileTrouble, PRIVATE } from '../files.ts'

/** Where the gate's answers are written, as CSV. */
export interface AnswersFile {
  add(rows: readonly string[][]): void
  /** Everything is there. */
  finish(): void
}

/** Writes answers line by line. */
export function answersTo(out: (line: string) => void, columns: readonly string[]): AnswersFile {
  const write = (rows: readonly (readonly string[])[]) => {
    if (rows.length > 0) out(stringify(rows.map((row) => [...row])).slice(0, -1))
  }
  write([columns])
  return { add: write, finish: () => {} }
}

/** Writes answers to `FILE.part`, which gets its name when it is whole; half of them are no basis to send on. */
export function answersIn(path: string, columns: readonly string[], force: boolean): AnswersFile {
  if (existsSync(path) && !force)
    throw new UserFacingError(`${path} is there already: name another, or add --force.`)
  const part = `${path}.part`
  const onDisk = (work: () => void) => {
    try {
      work()
    } catch (error) {
      throw fileTrouble(error, part)
    }
  }
  onDisk(() => writeFileSync(part, stringify([[...columns]]), { mode: PRIVATE }))
  return {
    add: (rows) => onDisk(() => appendFileSync(part, stringify([...rows]))),
    finish: () => onDisk(() => renameSync(part, path)),
  }
}
