import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'csv-stringify/sync'
import { fileTrouble, PRIVATE } from '../files.ts'

/** A CSV file under way: it gets its name when it is whole, and whatever ends it before, it goes on from its last page. */
export interface Part {
  /** What it is called when it is whole. */
  path: string
  rows(): number
  /** Where the next page begins; undefined for the first. */
  cursor(): string | undefined
  /** Adds a page, and keeps where the next one begins. */
  add(rows: readonly string[][], cursor: string | null): void
  finish(): void
}

/** How far a file has come; what lies in it beyond belongs to a page that was not finished. */
interface Mark {
  /** What is exported: another question begins again. */
  question: object
  rows: number
  bytes: number
  cursor: string | null
}

/** Opens `FILE.part`, with its mark in `FILE.part.json`, or takes up the one that a run of the same question left. */
export function openPart(path: string, columns: readonly string[], question: object): Part {
  const data = `${path}.part`
  const markFile = `${data}.json`
  const onDisk = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw fileTrouble(error, data)
    }
  }
  const left = onDisk(() => takenUp(data, markFile, question))
  let mark = left ?? { question, rows: 0, bytes: 0, cursor: null }
  return {
    path,
    rows: () => mark.rows,
    cursor: () => mark.cursor ?? undefined,
    add: (rows, cursor) =>
      onDisk(() => {
        const text = stringify(mark.bytes === 0 ? [[...columns], ...rows] : [...rows])
        if (mark.bytes === 0) writeFileSync(data, text, { mode: PRIVATE })
        else appendFileSync(data, text)
        const bytes = mark.bytes + Buffer.byteLength(text)
        mark = { question, rows: mark.rows + rows.length, bytes, cursor }
        if (cursor !== null) keep(markFile, mark)
      }),
    finish: () =>
      onDisk(() => {
        renameSync(data, path)
        rmSync(markFile, { force: true })
      }),
  }
}

function takenUp(data: string, markFile: string, question: object): Mark | undefined {
  const mark = readMark(markFile)
  if (!mark || !isDeepStrictEqual(mark.question, question)) return undefined
  if ((statSync(data, { throwIfNoEntry: false })?.size ?? 0) < mark.bytes) return undefined
  truncateSync(data, mark.bytes)
  return mark
}

function readMark(markFile: string): Mark | undefined {
  try {
    return JSON.parse(readFileSync(markFile, 'utf8')) as Mark
  } catch {
    return undefined
  }
}

/** Replaced at once, so that it is never half written. */
function keep(markFile: string, mark: Mark): void {
  writeFileSync(`${markFile}.new`, JSON.stringify(mark), { mode: PRIVATE })
  renameSync(`${markFile}.new`, markFile)
}
