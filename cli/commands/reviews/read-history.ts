import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { readMessage } from '../../../lambdas/domain/classify/read-message.ts'
import { READING_KINDS, type Reading } from '../../../lambdas/domain/classify/reading.ts'
import type { Tenant } from '../../../lambdas/domain/tenant/definitions.ts'
import { onFile } from '../../files.ts'
import { counted, inDigits } from '../../terminal/counts.ts'

/** A message and how it was read. */
interface ReadText {
  text: string
  reading: Reading
}

/** How one message is read, for people or as a line of JSON. */
export function textLines(text: string, tenant: Tenant, json: boolean | undefined): string[] {
  const reading = readMessage(text, tenant)
  return json ? [jsonLine({ text, reading })] : linesOf(reading)
}

/**
 * How every message of a file is read, one message a line: the counts and every message that would stop or hold back what
 * is sent, or a line of JSON for each.
 */
export async function historyLines(
  path: string,
  tenant: Tenant,
  json: boolean | undefined,
): Promise<string[]> {
  const read = await readHistory(path, tenant)
  return json ? read.map(jsonLine) : [...countLines(read), ...stopLines(read)]
}

/** Empty lines are no messages. */
async function readHistory(path: string, tenant: Tenant): Promise<ReadText[]> {
  return onFile(path, async () => {
    const lines = createInterface({
      input: createReadStream(path, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    })
    const read: ReadText[] = []
    for await (const line of lines) {
      const text = line.replace(/^\uFEFF/, '')
      if (text.trim() !== '') read.push({ text, reading: readMessage(text, tenant) })
    }
    return read
  })
}

function linesOf(reading: Reading): string[] {
  const program = 'program' in reading ? [`program  ${programText(reading.kind, reading.program)}`] : []
  return [
    `kind     ${reading.kind}`,
    ...program,
    `rule     ${reading.rule}`,
    `words    ${reading.words.join(', ') || '-'}`,
  ]
}

function programText(kind: 'stop' | 'start', program: string | null): string {
  return program ?? (kind === 'stop' ? 'all' : "the number's default")
}

/** A reading as one line of JSON. */
function jsonLine({ text, reading }: ReadText): string {
  const { kind, rule, words } = reading
  return JSON.stringify({ text, kind, program: 'program' in reading ? reading.program : null, rule, words })
}

/** How many messages were read as what, and in what share. */
export function countLines(read: readonly ReadText[]): string[] {
  const byKind = Map.groupBy(read, ({ reading }) => reading.kind)
  const counts = READING_KINDS.map((kind) => ({ kind, count: byKind.get(kind)?.length ?? 0 }))
  const width = Math.max(...counts.map(({ count }) => inDigits(count).length))
  return [
    counted(read.length, 'message'),
    ...counts.map(
      ({ kind, count }) =>
        `${kind.padEnd(12)}  ${inDigits(count).padStart(width)}  ${share(count, read.length)}`,
    ),
  ]
}

/** Every message that would end or hold back what is sent, with the rule that says so. */
function stopLines(read: readonly ReadText[]): string[] {
  return read
    .filter(({ reading: { kind } }) => kind === 'stop' || kind === 'unsure')
    .map(({ text, reading: { kind, rule } }) => `${kind.padEnd(6)}  ${JSON.stringify(text)}  ${rule}`)
}

function share(count: number, total: number): string {
  return `${((100 * count) / Math.max(total, 1)).toFixed(2)} %`.padStart(8)
}
