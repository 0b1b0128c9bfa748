import { parseArgs } from 'node:util'
import type { Verification } from '../../lambdas/application/evidence/verify.ts'
import { type Page, pagesFrom } from '../bulk/pages.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { askingFlags, oneNumber } from '../flags.ts'
import { type Ask, functionsOf } from '../functions.ts'
import { counted, openProgress } from '../progress.ts'
import { tenantOrOnly } from '../tenant.ts'

/** Proves that ledgers are whole and records are what they fold to (REC-2, REC-3). */
export const verify: Command = {
  name: 'verify',
  usage: 'verify [NUMBER] [--tenant ID] [--cursor CURSOR] [--stack NAME] [--json]',
  about: "prove one number's ledger, or every ledger of the tenant; exit code 1 if one does not hold",
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...askingFlags, cursor: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const { records } = functionsOf(values.stack)
    const tenant = tenantOrOnly(values.tenant)
    if (positionals.length === 0) return verifyAll(records, tenant, values, terminal)
    if (values.cursor !== undefined)
      throw new UsageError('--cursor goes on with a whole tenant, not a number')
    const found = await records<Verification>({ action: 'verify', tenant, to: oneNumber(positionals) })
    terminal.out(values.json ? JSON.stringify(found) : `${counted(found.events, 'event')}: ${verdict(found)}`)
    return found.holds ? EXIT.done : EXIT.failed
  },
}

interface Found {
  holds: boolean
  firstBreak: object | null
}

type VerifiedPage = Page & Found & { numbers: number; events: number }
type Total = Omit<VerifiedPage, 'cursor'>

async function verifyAll(
  records: Ask,
  tenant: string,
  { cursor, json }: { cursor?: string | undefined; json: boolean },
  terminal: Terminal,
): Promise<number> {
  const progress = openProgress(terminal)
  let total: Total = { holds: true, numbers: 0, events: 0, firstBreak: null }
  let next: string | null = null
  const ask = (cursor: string | undefined) =>
    records<VerifiedPage>({ action: 'verify', tenant, ...(cursor && { cursor }) })
  try {
    for await (const page of pagesFrom(ask, cursor)) {
      total = sum(total, page)
      next = page.cursor
      progress.show(total.numbers, inWords(total))
      if (terminal.interrupted.aborted) break
    }
  } catch (error) {
    progress.stop()
    if (next !== null) terminal.error(howToGoOn('It failed', next))
    throw error
  }
  progress.stop()
  terminal.out(json ? JSON.stringify({ tenant, ...total, cursor: next }) : inWords(total))
  if (next === null) return total.holds ? EXIT.done : EXIT.failed
  terminal.error(howToGoOn('Interrupted', next))
  return EXIT.interrupted
}

function sum(total: Total, { numbers, events, holds, firstBreak }: VerifiedPage): Total {
  return {
    holds: total.holds && holds,
    numbers: total.numbers + numbers,
    events: total.events + events,
    firstBreak: total.firstBreak ?? firstBreak,
  }
}

function inWords(total: Total): string {
  return `${counted(total.numbers, 'number')}, ${counted(total.events, 'event')}: ${verdict(total)}`
}

function verdict({ holds, firstBreak }: Found): string {
  if (holds) return 'everything holds'
  const where = Object.entries(firstBreak ?? {}).filter(([, value]) => value !== null)
  return `does not hold, first at ${where.map(([name, value]) => `${name} ${value}`).join(', ')}`
}

function howToGoOn(ended: string, cursor: string): string {
  return `${ended} on the way. To go on from there, run the same command with --cursor ${cursor}`
}
