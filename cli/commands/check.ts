import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type AnswersFile, answersIn, answersTo } from '../bulk/answers-file.ts'
import { type AnsweredRow, type AskedRow, type CheckOptions, checkRows } from '../bulk/check-rows.ts'
import { type CsvLine, openCsv } from '../bulk/read-csv.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { isSameFile } from '../files.ts'
import { askingFlags, needed, oneFile, wholeNumber } from '../flags.ts'
import { functionsOf } from '../functions.ts'
import { counted, inDigits, openProgress } from '../progress.ts'

/** Asks the gate about everybody in a file (GATE-1); an answer holds for the moment it was given. */
export const check: Command = {
  name: 'check',
  usage:
    'check FILE.csv --program ID [--class CLASS] [--from NUMBER] [--out FILE.csv] [--force] [--concurrency N] [--stack NAME] [--json]',
  about: 'ask the gate about each number of a CSV file, and write its answers as CSV, in order',
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        stack: askingFlags.stack,
        program: { type: 'string' },
        class: { type: 'string' },
        from: { type: 'string' },
        out: { type: 'string' },
        force: { type: 'boolean', default: false },
        concurrency: { type: 'string', default: '4' },
        json: { type: 'boolean', default: false },
      },
    })
    const path = oneFile(positionals)
    const { out, from, force, json } = values
    if (out !== undefined && isSameFile(out, path))
      throw new UsageError(`${out} is the file to check itself: --out takes another`)
    const checking = {
      gate: functionsOf(values.stack).gate,
      question: {
        program: needed(values.program, '--program says for which program'),
        ...(values.class && { messageClass: values.class }),
        ...(from && { from }),
      },
      concurrency: wholeNumber(values.concurrency, '--concurrency', 1, 50),
      interrupted: terminal.interrupted,
      pause,
    }
    const open = () => (out === undefined ? answersTo(terminal.out, COLUMNS) : answersIn(out, COLUMNS, force))
    // Answers that scroll by are progress enough: a bar would be drawn among them.
    const watched = out === undefined ? { ...terminal, screen: undefined } : terminal
    return checkFrom(path, open, checking, watched, json)
  },
}

/** Half a second, doubled with each failure in a row. */
const pause = (failures: number): Promise<void> => setTimeout(250 * 2 ** failures)

const COLUMNS = ['to', 'decision', 'reason', 'notBefore', 'consent', 'level', 'since']

async function checkFrom(
  path: string,
  open: () => AnswersFile,
  checking: CheckOptions,
  terminal: Terminal,
  json: boolean,
): Promise<number> {
  const file = openCsv(path)
  const lines = file.lines()
  const rows = await rowsOf(lines, path)
  const answers = open()
  const progress = openProgress(terminal, file.size)
  const tally: Tally = { allow: 0, deny: 0, defer: 0 }
  try {
    for await (const answered of checkRows(rows, checking)) {
      answers.add(answered.map(cellsOf))
      for (const { answer } of answered) tally[answer?.decision ?? 'deny']++
      progress.show(file.bytesRead(), inWords(tally))
    }
  } catch (error) {
    progress.stop()
    terminal.error(`It failed after ${inWords(tally)}.`)
    throw error
  }
  progress.stop()
  if (!terminal.interrupted.aborted) answers.finish()
  terminal.error(json ? JSON.stringify({ rows: total(tally), ...tally }) : inWords(tally))
  if (!terminal.interrupted.aborted) return EXIT.done
  terminal.error('Interrupted: these are not all. The same command begins again, since answers grow old.')
  return EXIT.interrupted
}

type Tally = Record<'allow' | 'deny' | 'defer', number>

/** Longer than any number, and than what people put in its place. */
const LONGEST_NUMBER = 64

/** The rows below the line of column names, of which `to` must be one. */
async function rowsOf(lines: AsyncGenerator<CsvLine>, path: string): Promise<AsyncGenerator<AskedRow>> {
  const { value, done } = await lines.next()
  if (done) throw new UserFacingError(`${path} is empty: its first line names the columns.`)
  const place = value.cells.indexOf('to')
  if (place >= 0) return asked(lines, value.cells.length, place)
  await lines.return(undefined)
  throw new UserFacingError(`${path} has no column "to": its first line must name it.`)
}

async function* asked(
  lines: AsyncIterable<CsvLine>,
  columns: number,
  place: number,
): AsyncGenerator<AskedRow> {
  for await (const { cells } of lines) {
    const to = cells[place] ?? ''
    yield { to, readable: cells.length === columns && to.length <= LONGEST_NUMBER }
  }
}

function cellsOf({ to, answer }: AnsweredRow): string[] {
  if (!answer) return [to, 'deny', 'unreadable_row', '', '', '', '']
  const { decision, reason, consent } = answer
  const since = consent && 'since' in consent ? consent.since : ''
  const notBefore = decision === 'defer' ? answer.notBefore : ''
  return [to, decision, reason, notBefore, consent?.id ?? '', consent?.level ?? '', since]
}

function total({ allow, deny, defer }: Tally): number {
  return allow + deny + defer
}

function inWords(tally: Tally): string {
  const { allow, deny, defer } = tally
  return `${counted(total(tally), 'row')}: ${inDigits(allow)} allow, ${inDigits(deny)} deny, ${inDigits(defer)} defer`
}
