import pMap from 'p-map'
import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import type { Ask } from '../aws/functions.ts'
import { openOptOuts } from '../aws/opt-out-list.ts'
import { adoptList } from '../bulk/adopt-list.ts'
import type { ImportOptions } from '../bulk/import-all.ts'
import { counted } from '../counts.ts'
import { EXIT, type Terminal } from '../terminal.ts'
import type { Comparison, Difference, ListedDifference } from './compare-lists.ts'

/** How differences are settled. */
export interface Applying {
  records: Ask
  list: string
  importing: Omit<ImportOptions, 'reject' | 'interrupted'>
  /** The file of stops that could not be recorded. */
  rejected: string
}

/** Calls to AWS at the same time: it allows few a second. */
const PUTS = 2

/**
 * Records the stops that only AWS has, and tells AWS those that only we have; people who came back stay as they are.
 * Returns the exit code.
 */
export async function applyDifferences(
  { differences }: Comparison,
  applying: Applying,
  terminal: Terminal,
): Promise<number> {
  const { list, importing, rejected } = applying
  const of = (difference: Difference) => differences.filter((each) => each.difference === difference)
  const adopted = await adoptList(
    { list, numbers: onePage(of('aws_only')) },
    importing,
    { ...terminal, out: () => {} },
    { rejected },
  )
  if (terminal.interrupted.aborted) return EXIT.interrupted
  const told = await tellAws(of('assent_only'), applying, terminal.interrupted)
  terminal.error(
    `${counted(of('aws_only').length, 'stop')} recorded here, ${counted(told, 'stop')} told to AWS.`,
  )
  return terminal.interrupted.aborted ? EXIT.interrupted : adopted
}

async function* onePage(numbers: ListedDifference[]) {
  yield numbers
}

/** Whoever came back in the meantime is not put on the list: AWS would refuse what they asked for. */
async function tellAws(
  stops: readonly ListedDifference[],
  { records, list, importing }: Applying,
  interrupted: AbortSignal,
): Promise<number> {
  let told = 0
  const optOut = await openOptOuts(list)
  await pMap(
    stops,
    async ({ to }) => {
      if (interrupted.aborted) return
      const { programs } = await records<Lookup>({ action: 'lookup', tenant: importing.tenant, to })
      if (!Object.values(programs).every(({ status }) => status === 'opted_out')) return
      await optOut(to)
      told++
    },
    { concurrency: PUTS },
  )
  return told
}
