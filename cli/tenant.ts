import { join } from 'node:path'
import { UsageError } from './terminal.ts'

/** The definitions beside this command line. */
export const PROGRAMS = join(import.meta.dirname, '..', 'programs')

/** The tenant that was named, or the only one there is; the deployment checks whether it knows the name. */
export async function tenantOrOnly(named: string | undefined): Promise<string> {
  if (named !== undefined) return named
  // The schema of the definitions takes longer to load than most commands take to run.
  const { loadDefinitions } = await import('../lambdas/definitions/load.ts')
  const ids = loadDefinitions(PROGRAMS).tenants.map(({ id }) => id)
  const [only] = ids
  if (only !== undefined && ids.length === 1) return only
  throw new UsageError(`Choose a tenant with --tenant: ${eitherOf(ids)}`)
}

function eitherOf(ids: readonly string[]): string {
  return new Intl.ListFormat('en-US', { type: 'disjunction' }).format(ids)
}
