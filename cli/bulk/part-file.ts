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
import { onFileSync, PRIVATE, replaceFile } from '../files.ts'

/** A CSV file in progress: it is renamed when it is complete; if a run ends before that, the next run continues. */
export interface Part {
  /** Its name when it is complete. */
  path: string
  rows(): number
  /** Where the next page begins; undefined for the first. */
  cursor(): string | undefined
  /** Adds a page, and remembers where the next one begins. */
  add(rows: readonly string[][], cursor: string | null): void
  finish(): void
}

/** How much of the file is complete; whatever follows belongs to an unfinished page. */
interface Checkpoint {
  /** What is exported; another question starts over. */
  question: object
  rows: number
  bytes: number
  cursor: string | null
}

/** Opens `FILE.part` with its checkpoint in `FILE.part.json`, or continues the one from an earlier run of the same question. */
export function openPart(path: string, columns: readonly string[], question: object): Part {
  const data = `${path}.part`
  const checkpointFile = `${data}.json`
  const onDisk = <Result>(work: () => Result) => onFileSync(data, work)
  const earlier = onDisk(() => earlierRun(data, checkpointFile, question))
  let checkpoint = earlier ?? { question, rows: 0, bytes: 0, cursor: null }
  return {
    path,
    rows: () => checkpoint.rows,
    cursor: () => checkpoint.cursor ?? undefined,
    add: (rows, cursor) =>
      onDisk(() => {
        const text = stringify(checkpoint.bytes === 0 ? [[...columns], ...rows] : [...rows])
        if (checkpoint.bytes === 0) writeFileSync(data, text, { mode: PRIVATE })
        else appendFileSync(data, text)
        const bytes = checkpoint.bytes + Buffer.byteLength(text)
        checkpoint = { question, rows: checkpoint.rows + rows.length, bytes, cursor }
        if (cursor !== null) replaceFile(checkpointFile, JSON.stringify(checkpoint))
      }),
    finish: () =>
      onDisk(() => {
        renameSync(data, path)
        rmSync(checkpointFile, { force: true })
      }),
  }
}

function earlierRun(data: string, checkpointFile: string, question: object): Checkpoint | undefined {
  const checkpoint = readCheckpoint(checkpointFile)
  if (!checkpoint || !isDeepStrictEqual(checkpoint.question, question)) return undefined
  if ((statSync(data, { throwIfNoEntry: false })?.size ?? 0) < checkpoint.bytes) return undefined
  truncateSync(data, checkpoint.bytes)
  return checkpoint
}

function readCheckpoint(path: string): Checkpoint | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Checkpoint
  } catch {
    return undefined
  }
}
