import { parseArgs } from 'node:util'
import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import { isPhoneNumber } from '../../lambdas/domain/core/phone-number.ts'
import { importAll } from '../bulk/import-all.ts'
import type { Given } from '../bulk/import-rows.ts'
import { openRejectedFile } from '../bulk/rejected-file.ts'
import { type Command, EXIT, type Terminal } from '../command.ts'
import { nameOfWriter, wholeNumber, writingFlags } from '../flags.ts'
import { type Ask, functionsOf } from '../functions.ts'
import { type OptedOut, optedOutNumbers } from '../opt-out-list.ts'
import { counted, openProgress } from '../progress.ts'
import { tenantOrOnly } from '../tenant.ts'

/** Takes over AWS's own opt-out list as stops, before a live number is switched to self-managed opt-outs (OUT-8). */
export const adopt: Command = {
  name: 'adopt',
  usage:
    'adopt --by NAME [--list NAME] [--dry-run] [--tenant ID] [--rejected FILE] [--concurrency N] [--stack NAME] [--json]',
  about: "record everybody on AWS's own opt-out list as stopped; --dry-run only counts",
  run: async (args, terminal) => {
    const { values } = parseArgs({
      args,
      options: {
        ...writingFlags,
        list: { type: 'string', default: 'Default' },
        'dry-run': { type: 'boolean', default: false },
        rejected: { type: 'string', default: 'adopt.rejected.csv' },
        concurrency: { type: 'string', default: '2' },
        json: { type: 'boolean', default: false },
      },
    })
    const { records, operator } = functionsOf(values.stack)
    const tenant = tenantOrOnly(values.tenant)
    const { list, json, rejected } = values
    const numbers = optedOutNumbers(list)
    if (values['dry-run']) return countOnly(numbers, { records, tenant, json }, terminal)
    const { add: reject } = openRejectedFile(rejected, COLUMNS)
    const importing = {
      operator,
      tenant,
      by: nameOfWriter(values.by),
      concurrency: wholeNumber(values.concurrency, '--concurrency', 1, 50),
      interrupted: terminal.interrupted,
      reject,
    }
    const progress = openProgress(terminal)
    return importAll(stopsOf(numbers, list), importing, terminal, { json, rejected, progress, done: () => 0 })
  },
}

const COLUMNS = ['to', 'status', 'medium', 'at', 'collectedBy', 'reference']

async function* stopsOf(pages: AsyncIterable<OptedOut[]>, list: string): AsyncGenerator<Given> {
  for await (const page of pages) {
    for (const { to, at } of page) {
      const evidence = { collectedBy: 'AWS End User Messaging', reference: `opt-out list ${list}` }
      const row = { to, status: 'opted_out', medium: 'adopted', at }
      yield { cells: [...Object.values(row), ...Object.values(evidence)], row: { ...row, evidence } }
    }
  }
}

interface DryRun {
  records: Ask
  tenant: string
  json: boolean
}

/** Looked up side by side, at most. */
const LOOKUPS = 8

async function countOnly(
  pages: AsyncIterable<OptedOut[]>,
  { records, tenant, json }: DryRun,
  terminal: Terminal,
): Promise<number> {
  const { interrupted, out, error } = terminal
  const progress = openProgress(terminal)
  let listed = 0
  let stopped = 0
  try {
    for await (const numbers of pages) {
      for (let i = 0; i < numbers.length && !interrupted.aborted; i += LOOKUPS) {
        const some = numbers.slice(i, i + LOOKUPS)
        const known = await Promise.all(some.map(({ to }) => hasStopped(records, tenant, to)))
        listed += some.length
        stopped += known.filter(Boolean).length
        progress.show(0, inWords(listed, stopped))
      }
      if (interrupted.aborted) break
    }
  } finally {
    progress.stop()
  }
  out(json ? JSON.stringify({ listed, stopped, toAdopt: listed - stopped }) : inWords(listed, stopped))
  error(
    interrupted.aborted ? 'Interrupted: these are not all.' : 'Nothing was written: this was the dry run.',
  )
  return interrupted.aborted ? EXIT.interrupted : EXIT.done
}

async function hasStopped(records: Ask, tenant: string, to: string): Promise<boolean> {
  if (!isPhoneNumber(to)) return false
  const { programs } = await records<Lookup>({ action: 'lookup', tenant, to })
  return Object.values(programs).every(({ status }) => status === 'opted_out')
}

function inWords(listed: number, stopped: number): string {
  return `${counted(listed, 'number')} on the list, ${stopped} stopped already, ${listed - stopped} to adopt`
}
