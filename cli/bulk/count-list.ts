import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import { isPhoneNumber } from '../../lambdas/domain/core/phone-number.ts'
import type { Ask } from '../aws/functions.ts'
import type { OptedOut } from '../aws/opt-out-list.ts'
import { counted, inDigits } from '../terminal/counts.ts'
import { openProgress, type Progress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'

/** Whose records are compared with the list. */
export interface DryRun {
  records: Ask
  tenant: string
  json?: boolean | undefined
}

/** Look-ups to make at the same time. */
const LOOKUPS = 8

/** Counts what `adopt` would record, and records nothing; returns the exit code. */
export async function countList(
  pages: AsyncIterable<OptedOut[]>,
  dryRun: DryRun,
  terminal: Terminal,
): Promise<number> {
  const { interrupted, out, error } = terminal
  const counts = { listed: 0, stopped: 0 }
  const progress = openProgress(terminal, { thing: 'number' })
  try {
    await lookUpAll(pages, dryRun, counts, progress, interrupted)
  } finally {
    progress.stop()
  }
  const toAdopt = counts.listed - counts.stopped
  out(dryRun.json ? JSON.stringify({ ...counts, toAdopt }) : summary(counts))
  error(interrupted.aborted ? 'Interrupted: the list has more numbers.' : 'Dry run: nothing was recorded.')
  return interrupted.aborted ? EXIT.interrupted : EXIT.done
}

interface Counts {
  listed: number
  stopped: number
}

async function lookUpAll(
  pages: AsyncIterable<OptedOut[]>,
  dryRun: DryRun,
  counts: Counts,
  progress: Progress,
  interrupted: AbortSignal,
): Promise<void> {
  for await (const numbers of pages) {
    for (let i = 0; i < numbers.length && !interrupted.aborted; i += LOOKUPS) {
      const batch = numbers.slice(i, i + LOOKUPS)
      const stopped = await Promise.all(batch.map(({ to }) => hasStopped(dryRun, to)))
      counts.listed += batch.length
      counts.stopped += stopped.filter(Boolean).length
      progress.show(counts.listed, `${inDigits(counts.stopped)} already stopped`)
    }
    if (interrupted.aborted) return
  }
}

async function hasStopped({ records, tenant }: DryRun, to: string): Promise<boolean> {
  if (!isPhoneNumber(to)) return false
  const { programs } = await records<Lookup>({ action: 'lookup', tenant, to })
  return Object.values(programs).every(({ status }) => status === 'opted_out')
}

function summary({ listed, stopped }: Counts): string {
  return `${counted(listed, 'number')} on the list, ${inDigits(stopped)} already stopped, ${inDigits(listed - stopped)} to adopt`
}
