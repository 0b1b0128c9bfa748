import type { Ask } from '../aws/functions.ts'
import { adoptList } from '../bulk/adopt-list.ts'
import type { ImportOptions } from '../bulk/import-all.ts'
import { counted } from '../terminal/counts.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import type { Comparison, Difference, ListedDifference } from './compare-lists.ts'
import { tellAws } from './tell-aws.ts'

/** How differences are settled. */
export interface Applying {
  records: Ask
  list: string
  importing: Omit<ImportOptions, 'reject' | 'interrupted'>
  /** The file of stops that could not be recorded. */
  rejected: string
}

/**
 * Records the stops that only AWS has, and tells AWS those that only we have; people who came back stay as they are.
 * Returns the exit code.
 */
export async function applyDifferences(
  { differences }: Comparison,
  applying: Applying,
  terminal: Terminal,
): Promise<number> {
  const { records, list, importing, rejected } = applying
  const of = (difference: Difference) => differences.filter((each) => each.difference === difference)
  const adopted = await adoptList(
    { list, numbers: onePage(of('aws_only')) },
    importing,
    { ...terminal, out: () => {} },
    { rejected },
  )
  if (terminal.interrupted.aborted) return EXIT.interrupted
  const { tenant } = importing
  const told = await tellAws(of('assent_only'), { records, tenant, list }, terminal.interrupted)
  terminal.error(
    `${counted(of('aws_only').length, 'stop')} recorded here, ${counted(told, 'stop')} told to AWS.`,
  )
  return terminal.interrupted.aborted ? EXIT.interrupted : adopted
}

async function* onePage(numbers: ListedDifference[]) {
  yield numbers
}
