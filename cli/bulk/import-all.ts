import { ROW_RESULTS } from '../../lambdas/domain/core/vocabulary.ts'
import { counted, inDigits } from '../terminal/counts.ts'
import type { Progress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import {
  answered,
  emptyTally,
  type Given,
  type ImportDeps,
  importRows,
  rejectedIn,
  type Tally,
  tallyText,
} from './import-rows.ts'
import { pause } from './pause.ts'

/** What is shown of an import. */
export interface SummaryOptions {
  json?: boolean | undefined
  /** The file of the rejected rows. */
  rejected: string
  progress: Progress
}

/** How rows are imported, apart from what `importAll` keeps itself. */
export type ImportOptions = Omit<ImportDeps, 'tally' | 'show' | 'pause'> & Partial<Pick<ImportDeps, 'pause'>>

/** Imports rows with progress and a summary at the end; returns the exit code, 1 if a row was rejected. */
export async function importAll(
  rows: AsyncIterable<Given>,
  options: ImportOptions,
  terminal: Terminal,
  summary: SummaryOptions,
): Promise<number> {
  const { progress } = summary
  const tally = emptyTally()
  const show = () => progress.show(answered(tally), tallyText(tally))
  try {
    await importRows(rows, { pause, ...options, tally, show })
  } catch (error) {
    progress.stop()
    terminal.error(soFar('Failed', tally))
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
  if (rejectedFile) error(`${counted(lost, 'row')} not recorded. See ${rejected} for the reasons.`)
  if (!interrupted.aborted) return lost > 0 ? EXIT.failed : EXIT.done
  error(soFar('Interrupted', tally))
  return EXIT.interrupted
}

function soFar(ended: string, tally: Tally): string {
  return `${ended} after ${counted(answered(tally), 'row')}: ${tallyText(tally)}. Run the same command again; recorded rows stay as they are.`
}
