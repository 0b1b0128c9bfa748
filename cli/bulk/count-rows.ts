import { createReadStream, statSync } from 'node:fs'
import { onFile } from '../files.ts'

const NEWLINE = 0x0a
const QUOTE = 0x22
/** A line of nothing but these has no values, and is not a row: comma, space, tab, carriage return. */
const BLANK = new Set([0x2c, 0x20, 0x09, 0x0d])

/**
 * Counts the rows of a CSV file below its column names, so that progress has a total. It only looks for the ends of
 * lines, five times as fast as parsing them. Returns undefined for a pipe, which can be read only once.
 */
export async function countRows(path: string): Promise<number | undefined> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined
  const counter = lineCounter()
  await onFile(path, async () => {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      for (const byte of chunk) counter.add(byte)
  })
  return Math.max(0, counter.lines() - 1)
}

function lineCounter() {
  let lines = 0
  let quoted = false
  let filled = false
  const add = (byte: number) => {
    if (byte === QUOTE) quoted = !quoted
    if (byte !== NEWLINE || quoted) filled ||= !BLANK.has(byte)
    else {
      if (filled) lines++
      filled = false
    }
  }
  return { add, lines: () => (filled ? lines + 1 : lines) }
}
