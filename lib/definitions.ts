import { join } from 'node:path'
import { loadDefinitions } from '../lambdas/definitions/load.ts'

/** Where the definitions of this checkout are. */
export const PROGRAMS = join(import.meta.dirname, '..', 'programs')

export type Definitions = ReturnType<typeof loadDefinitions>

const loaded = new Map<string | undefined, Definitions>()

/** The definitions for a site at this address, read and checked once for the whole synth. */
export function definitionsFor(siteUrl: string | undefined): Definitions {
  const known = loaded.get(siteUrl) ?? loadDefinitions(PROGRAMS, siteUrl)
  loaded.set(siteUrl, known)
  return known
}
