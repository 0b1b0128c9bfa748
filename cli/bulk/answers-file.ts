import { appendFileSync, renameSync, writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { onFileSync, PRIVATE } from '../files.ts'

/** Where the gate's answers are written, as CSV. */
export interface AnswersFile {
  add(rows: readonly string[][]): void
  /** Every answer was added. */
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

/** Writes answers to `FILE.part`, and renames it when it is complete: nobody should send on half of the answers. */
export function answersIn(path: string, columns: readonly string[]): AnswersFile {
  const part = `${path}.part`
  onFileSync(part, () => writeFileSync(part, stringify([[...columns]]), { mode: PRIVATE }))
  return {
    add: (rows) => onFileSync(part, () => appendFileSync(part, stringify([...rows]))),
    finish: () => onFileSync(part, () => renameSync(part, path)),
  }
}
