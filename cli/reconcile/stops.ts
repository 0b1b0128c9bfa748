import type { Ask } from '../aws/functions.ts'
import { type Page, pagesFrom } from '../bulk/pages.ts'

interface ListPage extends Page {
  rows: { to: string; since: string }[]
}

/** Whose stops are listed, until an interruption. */
export interface ListedStops {
  records: Ask
  tenant: string
  /** The program that they stopped; left out: the whole brand. */
  program?: string
  interrupted: AbortSignal
}

/** Everybody who stopped the whole brand or one program, with the date. */
export async function stopsOf({
  records,
  tenant,
  program,
  interrupted,
}: ListedStops): Promise<Map<string, string>> {
  const stops = new Map<string, string>()
  const question = { action: 'list', tenant, status: 'opted_out', ...(program && { program }) }
  const ask = (cursor: string | undefined) => records<ListPage>({ ...question, ...(cursor && { cursor }) })
  for await (const { rows } of pagesFrom(ask)) {
    for (const { to, since } of rows) stops.set(to, since)
    if (interrupted.aborted) break
  }
  return stops
}
