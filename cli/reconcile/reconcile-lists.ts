import { stringify } from 'csv-stringify/sync'
import type { Ask } from '../aws/functions.ts'
import { optedOutNumbers } from '../aws/opt-out-list.ts'
import type { ImportOptions } from '../bulk/import-all.ts'
import { onFile, writePrivately } from '../files.ts'
import { inDigits } from '../terminal/counts.ts'
import { openProgress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import { applyDifferences } from './apply-differences.ts'
import { type Comparison, compareLists, type Difference } from './compare-lists.ts'

/** Which lists are compared, where the report goes, and how differences are settled, if they are. */
export interface Reconciliation {
  records: Ask
  tenant: string
  list: string
  out: string
  json?: boolean | undefined
  /** Undefined: nothing is changed. */
  apply?: Omit<ImportOptions, 'reject' | 'interrupted'> | undefined
}

/** Reports what AWS's opt-out list knows and we do not, and the reverse (OUT-8); returns the exit code. */
export async function reconcileLists(request: Reconciliation, terminal: Terminal): Promise<number> {
  const { records, tenant, list, out, json, apply } = request
  const progress = openProgress(terminal, { thing: 'number' })
  const comparison = await compareLists({
    ...{ records, tenant, pages: optedOutNumbers(list), interrupted: terminal.interrupted },
    show: (compared) => progress.show(compared),
  }).finally(progress.stop)
  if (terminal.interrupted.aborted) {
    terminal.error('Interrupted: nothing was reported and nothing changed.')
    return EXIT.interrupted
  }
  await onFile(out, () => writePrivately(out, reportOf(comparison)))
  for (const line of json ? [jsonOf(comparison, out)] : summaryOf(comparison, out)) terminal.out(line)
  if (apply === undefined) {
    terminal.error('Nothing was changed. --apply records here what only AWS knows, and tells AWS the rest.')
    return EXIT.done
  }
  const applying = { records, list, importing: apply, rejected: `${out}.rejected.csv` }
  return applyDifferences(comparison, applying, terminal)
}

function reportOf({ differences }: Comparison): string {
  return stringify([
    ['to', 'difference', 'at'],
    ...differences.map(({ to, difference, at }) => [to, difference, at]),
  ])
}

function count({ differences }: Comparison, of: Difference): number {
  return differences.filter(({ difference }) => difference === of).length
}

function jsonOf(comparison: Comparison, file: string): string {
  const { listed, stopped } = comparison
  const [awsOnly, assentOnly, cameBack] = (['aws_only', 'assent_only', 'came_back'] as const).map((of) =>
    count(comparison, of),
  )
  return JSON.stringify({ listed, stopped, awsOnly, assentOnly, cameBack, file })
}

function summaryOf(comparison: Comparison, file: string): string[] {
  const line = (name: string, number: number) => `${name.padEnd(20)}${inDigits(number)}`
  return [
    line("on AWS's list", comparison.listed),
    line('stopped here', comparison.stopped),
    line('only at AWS', count(comparison, 'aws_only')),
    line('only here', count(comparison, 'assent_only')),
    line('came back since', count(comparison, 'came_back')),
    `The numbers are in ${file}.`,
  ]
}
