import { join } from 'node:path'
import { loadDefinitions } from '../lambdas/definitions/load.ts'
import { UsageError } from './command.ts'

/** The definitions that lie beside this command line. */
export const PROGRAMS = join(import.meta.dirname, '..', 'programs')

/** The tenant that was named, else the only one there is; what was named is left to the deployment to know. */
export function tenantOrOnly(named: string | undefined): string {
  if (named !== undefined) return named
  const ids = loadDefinitions(PROGRAMS).tenants.map(({ id }) => id)
  const [only] = ids
  if (only !== undefined && ids.length === 1) return only
  throw new UsageError(`--tenant says which of ${ids.join(', ')}`)
}
