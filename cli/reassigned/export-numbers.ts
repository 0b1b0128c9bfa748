import pMap from 'p-map'
import { isNorthAmerican } from '../../lambdas/adapters/core/numbering-plan.ts'
import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import type { Ask } from '../aws/functions.ts'
import { type Page, pagesFrom } from '../bulk/pages.ts'
import { onFile, writePrivately } from '../files.ts'
import { counted } from '../terminal/counts.ts'
import { openProgress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'

/** Whose numbers are asked about, and where the file goes. */
export interface NumbersExport {
  records: Ask
  tenant: string
  /** The programs whose opted-in people are asked about. */
  programs: readonly string[]
  out: string
  json?: boolean | undefined
  now: string
}

/** Look-ups to make at the same time. */
const LOOKUPS = 8

/**
 * Writes the file that the FCC's database takes: each opted-in North American number with the date of the last consent or
 * of the last text from the person (REACH-2). Whoever was heard from today is left out: the database takes no such date.
 */
export async function exportNumbers(request: NumbersExport, terminal: Terminal): Promise<number> {
  const { records, tenant, out, json, now } = request
  const { interrupted } = terminal
  const numbers = [...(await optedIn(request, interrupted))].filter(isNorthAmerican)
  const progress = openProgress(terminal, { thing: 'number', total: numbers.length })
  let done = 0
  const lines = await pMap(
    interrupted.aborted ? [] : numbers,
    async (to) => {
      if (interrupted.aborted) return undefined
      const { heardAt } = await records<Lookup>({ action: 'lookup', tenant, to })
      progress.show(++done)
      return lineOf(to, heardAt, now)
    },
    { concurrency: LOOKUPS },
  ).finally(progress.stop)
  if (interrupted.aborted) {
    terminal.error('Interrupted: no file was written.')
    return EXIT.interrupted
  }
  const asked = lines.filter((line) => line !== undefined)
  await onFile(out, () => writePrivately(out, asked.map((line) => `${line}\n`).join('')))
  terminal.out(
    json
      ? JSON.stringify({ numbers: asked.length, file: out })
      : `${counted(asked.length, 'number')} in ${out}`,
  )
  return EXIT.done
}

/** Ten digits and the day, as the database takes them. */
function lineOf(to: string, heardAt: string | null, now: string): string | undefined {
  const day = heardAt?.slice(0, 10)
  return day === undefined || day >= now.slice(0, 10) ? undefined : `${to.slice(2)},${day}`
}

async function optedIn(
  { records, tenant, programs }: NumbersExport,
  interrupted: AbortSignal,
): Promise<Set<string>> {
  const numbers = new Set<string>()
  for (const program of programs) {
    const ask = (cursor: string | undefined) =>
      records<Page & { rows: { to: string }[] }>({
        ...{ action: 'list', tenant, program, status: 'opted_in' },
        ...(cursor && { cursor }),
      })
    for await (const { rows } of pagesFrom(ask)) {
      for (const { to } of rows) numbers.add(to)
      if (interrupted.aborted) return numbers
    }
  }
  return numbers
}
