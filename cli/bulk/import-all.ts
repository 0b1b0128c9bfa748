import { setTimeout } from 'node:timers/promises'
import { ROW_RESULTS } from '../../lambdas/domain/core/vocabulary.ts'
import { EXIT, type Terminal } from '../command.ts'
import { counted, inDigits, type Progress } from '../progress.ts'
import {
  answered,
  emptyTally,
  type Given,
  type ImportDeps,
  importRows,
  rejectedIn,
  type Tally,
  tallyInWords,
} from './import-rows.ts'

/** What is shown of an import. */
export interface SummaryOptions {
  json: boolean
  /** Where the rejected rows are. */
  rejected: string
  progress: Progress
  /** How much of the total was taken up. */
  done: () => number
}

/** What is wished of an import. */
export type ImportOptions = Omit<ImportDeps, 'tally' | 'show' | 'pause'> & Partial<Pick<ImportDeps, 'pause'>>

/** Half a second, doubled with each failure in a row. */
const pause = (failures: number): Promise<void> => setTimeout(250 * 2 ** failures)

/** Imports rows with progress and a summary at the end; answers the exit code, 1 if a row was rejected. */
export async function importAll(
  rows: AsyncIterable<Given>,
  options: ImportOptions,
  terminal: Terminal,
  summary: SummaryOptions,
): Promise<number> {
  const { progress, done } = summary
  const tally = emptyTally()
  const show = () => progress.show(done(), tallyInWords(tally))
  try {
    await importRows(rows, { pause, ...options, tally, show })
  } catch (error) {
    progress.stop()
    terminal.error(soFar('It failed', tally))
    throw error
  }
  progress.stop()
  return summarize(tally, terminal, summary)
}

function summarize(
  tally: Tally,
  { out, error, interrupted }: Terminal,
  { json, rejected }: SummaryOptions,
): number {
  const lost = rejectedIn(tally)
  const rejectedFile = lost > 0 ? rejected : null
  if (json)
    out(JSON.stringify({ rows: answered(tally), ...tally, rejectedFile, interrupted: interrupted.aborted }))
  else for (const result of ROW_RESULTS) out(`${result.padEnd(18)}${inDigits(tally[result])}`)
  if (rejectedFile) error(`${counted(lost, 'row')} not recorded: see ${rejected} for the reasons.`)
  if (!interrupted.aborted) return lost > 0 ? EXIT.failed : EXIT.done
  error(soFar('Interrupted', tally))
  return EXIT.interrupted
}

function soFar(ended: string, tally: Tally): string {
  return `${ended} after ${tallyInWords(tally)}. Run the same command again: what is recorded stays as it is.`
}
