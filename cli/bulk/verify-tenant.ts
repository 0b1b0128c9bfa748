import type { Ask } from '../aws/functions.ts'
import { counted } from '../terminal/counts.ts'
import { openProgress, type Progress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import { type Page, pagesFrom } from './pages.ts'
import { type Verdict, verdictText } from './verdict.ts'

/** Which tenant to verify, and where to start. */
export interface VerifyRequest {
  tenant: string
  /** Continues an earlier run. */
  cursor?: string | undefined
  json?: boolean | undefined
}

type VerifiedPage = Page & Verdict & { numbers: number; events: number }
type Total = Omit<VerifiedPage, 'cursor'>

/** Proves every ledger of a tenant (REC-3); returns the exit code, 1 if one of them fails. */
export async function verifyTenant(
  records: Ask,
  request: VerifyRequest,
  terminal: Terminal,
): Promise<number> {
  const { tenant, cursor: from, json } = request
  const state: State = { total: { holds: true, numbers: 0, events: 0, firstBreak: null }, cursor: null }
  const ask = (cursor: string | undefined) =>
    records<VerifiedPage>({ action: 'verify', tenant, ...(cursor && { cursor }) })
  const progress = openProgress(terminal, { thing: 'number' })
  try {
    await addPages(pagesFrom(ask, from), state, progress, terminal.interrupted)
  } catch (error) {
    progress.stop()
    if (state.cursor !== null) terminal.error(howToContinue('Failed', state.cursor))
    throw error
  }
  progress.stop()
  const { total, cursor } = state
  terminal.out(json ? JSON.stringify({ tenant, ...total, cursor }) : totalText(total))
  if (cursor === null) return total.holds ? EXIT.done : EXIT.failed
  terminal.error(howToContinue('Interrupted', cursor))
  return EXIT.interrupted
}

/** The sum so far, and where to continue. */
interface State {
  total: Total
  cursor: string | null
}

async function addPages(
  pages: AsyncIterable<VerifiedPage>,
  state: State,
  progress: Progress,
  interrupted: AbortSignal,
): Promise<void> {
  for await (const page of pages) {
    state.total = sum(state.total, page)
    state.cursor = page.cursor
    progress.show(state.total.numbers, detailText(state.total))
    if (interrupted.aborted) return
  }
}

function sum(total: Total, { numbers, events, holds, firstBreak }: VerifiedPage): Total {
  return {
    holds: total.holds && holds,
    numbers: total.numbers + numbers,
    events: total.events + events,
    firstBreak: total.firstBreak ?? firstBreak,
  }
}

function totalText(total: Total): string {
  return `${counted(total.numbers, 'number')}, ${counted(total.events, 'event')}: ${verdictText(total)}`
}

function detailText(total: Total): string {
  return `${counted(total.events, 'event')}, ${verdictText(total)}`
}

function howToContinue(ended: string, cursor: string): string {
  return `${ended} before the end. To continue, run the same command with --cursor ${cursor}`
}
