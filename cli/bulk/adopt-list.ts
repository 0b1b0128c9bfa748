import type { OptedOut } from '../aws/opt-out-list.ts'
import { openProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type ImportOptions, importAll, type SummaryOptions } from './import-all.ts'
import type { Given } from './import-rows.ts'
import { openRejectedFile } from './rejected-file.ts'

const COLUMNS = ['to', 'status', 'medium', 'at', 'collectedBy', 'reference']

/** Records everybody on an opt-out list as stopped (OUT-8); returns the exit code, 1 if a row was rejected. */
export function adoptList(
  { list, numbers }: { list: string; numbers: AsyncIterable<OptedOut[]> },
  options: Omit<ImportOptions, 'reject' | 'interrupted'>,
  terminal: Terminal,
  summary: Omit<SummaryOptions, 'progress'>,
): Promise<number> {
  const { interrupted } = terminal
  const { add: reject } = openRejectedFile(summary.rejected, COLUMNS)
  const progress = openProgress(terminal, { thing: 'row' })
  const rows = stopsOf(numbers, list)
  return importAll(rows, { ...options, interrupted, reject }, terminal, { ...summary, progress })
}

async function* stopsOf(pages: AsyncIterable<OptedOut[]>, list: string): AsyncGenerator<Given> {
  for await (const page of pages) {
    for (const { to, at } of page) {
      const evidence = { collectedBy: 'AWS End User Messaging', reference: `opt-out list ${list}` }
      const row = { to, status: 'opted_out', medium: 'adopted', at }
      yield { cells: [...Object.values(row), ...Object.values(evidence)], row: { ...row, evidence } }
    }
  }
}
