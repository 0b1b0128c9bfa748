import type { Decision } from '../../lambdas/domain/core/vocabulary.ts'
import { counted, inDigits } from '../terminal/counts.ts'
import { openProgress, type Progress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import { type AnswersFile, answersIn, answersTo } from './answers-file.ts'
import { type AnsweredRow, type AskedRow, type CheckOptions, checkRows } from './check-rows.ts'
import { ownNames, refuseMissing } from './columns.ts'
import { countRows } from './count-rows.ts'
import { pause } from './pause.ts'
import { type CsvLine, openCsv, readColumns } from './read-csv.ts'

/** How a file is checked, and where the answers go. */
export interface CheckFileOptions extends Omit<CheckOptions, 'pause' | 'interrupted'> {
  /** The file of the answers; standard output by default. */
  out?: string | undefined
  json?: boolean | undefined
}

const COLUMNS = ['to', 'decision', 'reason', 'notBefore', 'consent', 'level', 'since']

/** Asks the gate about each number of a CSV file, and writes its answers in order; returns the exit code. */
export async function checkFile(
  path: string,
  { out, json, ...question }: CheckFileOptions,
  terminal: Terminal,
): Promise<number> {
  const { error, interrupted } = terminal
  const file = await openCsv(path)
  const { lines } = file
  const names = await readColumns(lines, path, (columns) => refuseMissing(ownNames(columns), ['to'], path))
  const columns = ownNames(names)
  const total = await countRows(path, file)
  const answers = out === undefined ? answersTo(terminal.out, COLUMNS) : answersIn(out, COLUMNS)
  // A bar would be drawn between the answers, and they are progress enough.
  const screen = out === undefined ? undefined : terminal.screen
  const progress = openProgress({ ...terminal, screen }, { thing: 'row', total })
  const rows = checkRows(rowsOf(lines, columns), { ...question, pause, interrupted })
  const tally = await answerAll(rows, answers, progress, error)
  if (!interrupted.aborted) answers.finish()
  error(json ? JSON.stringify({ rows: totalOf(tally), ...tally }) : summary(tally))
  if (!interrupted.aborted) return EXIT.done
  error('Interrupted: some rows were not checked. The same command starts over, because answers go stale.')
  return EXIT.interrupted
}

type Tally = Record<Decision, number>

async function answerAll(
  batches: AsyncIterable<AnsweredRow[]>,
  answers: AnswersFile,
  progress: Progress,
  error: Terminal['error'],
): Promise<Tally> {
  const tally: Tally = { allow: 0, deny: 0, defer: 0 }
  try {
    for await (const batch of batches) {
      answers.add(batch.map(cellsOf))
      for (const { answer } of batch) tally[answer?.decision ?? 'deny']++
      progress.show(totalOf(tally), tallyText(tally))
    }
    progress.stop()
    return tally
  } catch (thrown) {
    progress.stop()
    error(`Failed after ${summary(tally)}.`)
    throw thrown
  }
}

/** Longer than any number, and than what people put in its place. */
const MAX_NUMBER_LENGTH = 64

async function* rowsOf(lines: AsyncIterable<CsvLine>, columns: readonly string[]): AsyncGenerator<AskedRow> {
  const place = columns.indexOf('to')
  for await (const { cells } of lines) {
    const to = cells[place] ?? ''
    yield { to, readable: cells.length === columns.length && to.length <= MAX_NUMBER_LENGTH }
  }
}

function cellsOf({ to, answer }: AnsweredRow): string[] {
  if (!answer) return [to, 'deny', 'unreadable_row', '', '', '', '']
  const { decision, reason, consent } = answer
  const since = consent && 'since' in consent ? consent.since : ''
  const notBefore = decision === 'defer' ? answer.notBefore : ''
  return [to, decision, reason, notBefore, consent?.id ?? '', consent?.level ?? '', since]
}

function totalOf({ allow, deny, defer }: Tally): number {
  return allow + deny + defer
}

function tallyText({ allow, deny, defer }: Tally): string {
  return `${inDigits(allow)} allow, ${inDigits(deny)} deny, ${inDigits(defer)} defer`
}

function summary(tally: Tally): string {
  return `${counted(totalOf(tally), 'row')}: ${tallyText(tally)}`
}
