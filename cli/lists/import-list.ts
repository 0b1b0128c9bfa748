import { statSync } from 'node:fs'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type ImportOptions, importAll, type SummaryOptions } from '../bulk/import-all.ts'
import type { Given } from '../bulk/import-rows.ts'
import { openRejectedFile } from '../bulk/rejected-file.ts'
import { onFileSync } from '../files.ts'
import { openProgress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import { foreseeFor } from './foresee.ts'
import { type ListOptions, type OpenedList, openList } from './open-list.ts'
import { type ListPreview, previewLines, previewList } from './preview.ts'

/** Whether the preview is all that is wanted, or is to be agreed to before anything is written. */
export interface PreviewOptions {
  dryRun: boolean
  /** Skips the question. */
  yes: boolean
}

/**
 * Imports a list of another system (IN-6): first a preview of ten rows and the counts, then the rows that it makes.
 * Returns the exit code, 1 if a row was rejected.
 */
export async function importList(
  path: string,
  list: ListOptions,
  options: Omit<ImportOptions, 'reject' | 'interrupted'>,
  terminal: Terminal,
  summary: Omit<SummaryOptions, 'progress'> & PreviewOptions,
): Promise<number> {
  refusePipe(path)
  const { interrupted } = terminal
  const opened = await openList(path, list)
  const preview = await previewList(opened, foreseeFor(options.tenant), interrupted)
  if (interrupted.aborted) return EXIT.interrupted
  if (preview.ambiguous) throw new UserFacingError(`${path} ${TWO_WAYS}`)
  if (summary.dryRun && summary.json) terminal.out(JSON.stringify(jsonOf(preview)))
  else {
    const show = summary.dryRun ? terminal.out : terminal.error
    for (const line of previewLines(path, opened, preview, list.defaults.stoppedAt)) show(line)
  }
  if (summary.dryRun) return EXIT.done
  if (!(summary.yes || (await agreed(terminal)))) {
    terminal.error('Nothing was recorded.')
    return EXIT.done
  }
  return write(path, list, options, terminal, { ...summary, total: preview.rows - preview.passedOver })
}

const TWO_WAYS =
  'has dates that can be read in two ways: add --dates mdy if they are like 11/20/2026, or --dates dmy if they are like 20/11/2026.'

async function write(
  path: string,
  list: ListOptions,
  options: Omit<ImportOptions, 'reject' | 'interrupted'>,
  terminal: Terminal,
  { total, ...summary }: Omit<SummaryOptions, 'progress'> & { total: number },
): Promise<number> {
  const { columns, rows } = await openList(path, list)
  const { add: reject } = openRejectedFile(summary.rejected, columns)
  const progress = openProgress(terminal, { thing: 'row', total })
  const importing = { ...options, interrupted: terminal.interrupted, reject }
  return importAll(givenRows(rows), importing, terminal, { ...summary, progress })
}

async function* givenRows(rows: OpenedList['rows']): AsyncGenerator<Given> {
  for await (const { cells, row } of rows) if (!('passedOver' in row)) yield { cells, ...row }
}

/** Without a user to ask, as in a script, the command itself is the agreement. */
async function agreed({ ask }: Terminal): Promise<boolean> {
  return ask === undefined || /^y(es)?$/i.test((await ask('Record these rows? (y/N) ')).trim())
}

function jsonOf({ refused, first: _, ambiguous: __, ...counts }: ListPreview): object {
  return { ...counts, refused: Object.fromEntries(refused) }
}

/** A list is read twice: to show it, and to record it. */
function refusePipe(path: string): void {
  if (onFileSync(path, () => statSync(path).isFile())) return
  throw new UserFacingError(
    `${path} is not a file. A list of another system is read twice: write it to a file first.`,
  )
}
