import { type Ask, issuesText } from '../aws/functions.ts'
import { type CsvLine, openCsv } from '../bulk/read-csv.ts'
import { counted, inDigits } from '../terminal/counts.ts'
import { openProgress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import { readAnswer } from './read-answer.ts'

/** Whose records the answer is about, and who imports it. */
export interface AnswersImport {
  operator: Ask
  tenant: string
  by: string
  json?: boolean | undefined
  now: string
}

/** Who says that a number has a new holder. */
const SOURCE = 'FCC Reassigned Numbers Database'
/** Rows in a call. */
const MAX_ROWS = 200

type Counts = Record<'yes' | 'no' | 'no_data' | 'unreadable' | 'recorded' | 'unchanged' | 'invalid', number>
type Row = { to: string; at: string; source: string }

/** Ends the consents of former holders, by the database's answer; "no" and "no data" change nothing (REACH-2). */
export async function importAnswers(
  path: string,
  request: AnswersImport,
  terminal: Terminal,
): Promise<number> {
  const counts: Counts = { yes: 0, no: 0, no_data: 0, unreadable: 0, recorded: 0, unchanged: 0, invalid: 0 }
  const progress = openProgress(terminal, { thing: 'answer' })
  try {
    for await (const rows of batchesIn(path, request.now, counts, terminal)) {
      await record(rows, request, counts, terminal)
      progress.show(counts.yes + counts.no + counts.no_data)
    }
  } finally {
    progress.stop()
  }
  for (const line of request.json ? [JSON.stringify(counts)] : summaryOf(counts)) terminal.out(line)
  if (terminal.interrupted.aborted) return EXIT.interrupted
  return counts.unreadable + counts.invalid > 0 ? EXIT.failed : EXIT.done
}

/** Reads the answer, counts what it says, and gives the numbers with new holders in batches. */
async function* batchesIn(
  path: string,
  now: string,
  counts: Counts,
  terminal: Terminal,
): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  for await (const line of (await openCsv(path)).lines) {
    if (terminal.interrupted.aborted) return
    batch.push(...rowsIn(line, path, now, counts, terminal))
    if (batch.length < MAX_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function rowsIn(line: CsvLine, path: string, now: string, counts: Counts, { error }: Terminal): Row[] {
  const reading = readAnswer(line, now)
  if (reading === undefined) return []
  if ('flaw' in reading) {
    counts.unreadable++
    error(`${path}, line ${line.line} ${reading.flaw}.`)
    return []
  }
  counts[reading.answer]++
  return reading.answer === 'yes' ? [{ to: reading.to, at: reading.at, source: SOURCE }] : []
}

async function record(
  rows: Row[],
  request: AnswersImport,
  counts: Counts,
  { error }: Terminal,
): Promise<void> {
  const { operator, tenant, by } = request
  const { results } = await operator<{
    results: { result: 'recorded' | 'unchanged' | 'invalid'; issues?: { path: string; message: string }[] }[]
  }>({ action: 'reassigned', tenant, by, rows })
  for (const { result, issues = [] } of results) {
    counts[result]++
    if (issues.length > 0) error(`A row was refused: ${issuesText(issues)}.`)
  }
}

function summaryOf(counts: Counts): string[] {
  const line = (name: string, number: number) => `${name.padEnd(18)}${inDigits(number)}`
  return [
    line('yes', counts.yes),
    line('no', counts.no),
    line('no data', counts.no_data),
    `${counted(counts.recorded, 'number')} lost every consent up to the date asked about, ${inDigits(counts.unchanged)} had before.`,
  ]
}
