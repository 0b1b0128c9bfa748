import { createReadStream, statSync } from 'node:fs'
import { refuseOtherKinds } from './file-kind.ts'

/** How the characters of a file are stored. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A file as text, no faster than it is used. */
export interface OpenedText {
  encoding: Encoding
  /** The beginning, to tell how the file is built. */
  head: string
  /** All of it, the beginning included. */
  text: AsyncIterable<string>
  close(): void
}

/** How much of a file is looked at to tell what it is. */
const HEAD_BYTES = 65_536
/** U+FFFD itself, correctly stored as UTF-8. */
const REPLACEMENT = Buffer.from('\uFFFD')

/**
 * Opens a file in whatever encoding spreadsheets and exports use. Throws a {@link UserFacingError} for a file that is not
 * text with columns, such as an Excel workbook.
 */
export async function openText(path: string): Promise<OpenedText> {
  const file = createReadStream(path)
  try {
    const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    const bytes = await readHead(chunks)
    const encoding = unicodeOf(bytes) ?? (await eightBitOf(path))
    const head = new TextDecoder(encoding).decode(bytes, { stream: true })
    refuseOtherKinds(bytes, head, path)
    return { encoding, head, text: decoded(bytes, chunks, encoding), close: () => file.destroy() }
  } catch (error) {
    file.destroy()
    throw error
  }
}

async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  while (size < HEAD_BYTES) {
    const { value, done } = await chunks.next()
    if (done) break
    parts.push(value)
    size += value.length
  }
  return Buffer.concat(parts)
}

async function* decoded(head: Buffer, chunks: AsyncIterator<Buffer>, encoding: Encoding) {
  const decoder = new TextDecoder(encoding)
  yield decoder.decode(head, { stream: true })
  for (let next = await chunks.next(); !next.done; next = await chunks.next())
    yield decoder.decode(next.value, { stream: true })
  yield decoder.decode()
}

/** Told by a byte order mark, or by the zero byte that every second byte of plain letters is in UTF-16. */
function unicodeOf([first, second, third]: Buffer): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0 && second) return 'utf-16be'
  return first && second === 0 ? 'utf-16le' : undefined
}

/**
 * Latin-1 as Windows writes it, if no letter of the whole file is UTF-8. A file that mixes both stays UTF-8, so that its
 * broken cells are seen and refused, not recorded as other words (IN-8). A pipe can be read only once, and is UTF-8.
 */
async function eightBitOf(path: string): Promise<Encoding> {
  if (!statSync(path).isFile()) return 'utf-8'
  const decoder = new TextDecoder('utf-8')
  let broken = false
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true })
    if (/[^\p{ASCII}\uFFFD]/u.test(text) || chunk.includes(REPLACEMENT)) return 'utf-8'
    broken ||= text.includes('\uFFFD')
  }
  broken ||= decoder.decode().includes('\uFFFD')
  return broken ? 'windows-1252' : 'utf-8'
}
