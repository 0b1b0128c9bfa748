import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { UsageError } from '../terminal/terminal.ts'

/** The definitions beside this command line. */
export const PROGRAMS = join(import.meta.dirname, '..', '..', 'programs')

/** The address at which the links of the definitions begin that name none: that of cdk.json's domain, otherwise of the local run. */
export function siteUrl(): string {
  const { context } = JSON.parse(readFileSync(join(PROGRAMS, '..', 'cdk.json'), 'utf8'))
  return context.domain ? `https://${context.domain}/` : `http://localhost:${process.env.PORT || 3000}/`
}

/** The tenant that was named, or the only one there is; the deployment checks whether it knows the name. */
export async function tenantOrOnly(named: string | undefined): Promise<string> {
  if (named !== undefined) return named
  // The schema of the definitions takes longer to load than most commands take to run.
  const { loadDefinitions } = await import('../../lambdas/definitions/load.ts')
  const ids = loadDefinitions(PROGRAMS, siteUrl()).tenants.map(({ id }) => id)
  const [only] = ids
  if (only !== undefined && ids.length === 1) return only
  throw new UsageError(`Choose a tenant with --tenant: ${eitherOf(ids)}`)
}

/** The programs of a tenant, by the definitions beside this command line. */
export async function programsOf(tenant: string): Promise<string[]> {
  const { loadDefinitions } = await import('../../lambdas/definitions/load.ts')
  const known = loadDefinitions(PROGRAMS, siteUrl()).tenantById.get(tenant)
  if (known === undefined)
    throw new UsageError(`There is no tenant "${tenant}" in programs/. Run this where its definition is.`)
  return known.programs.map(({ id }) => id)
}

/** The definition of the tenant that was named, or of the only one there is. */
export async function tenantDefined(named: string | undefined): Promise<Tenant> {
  const { loadDefinitions } = await import('../../lambdas/definitions/load.ts')
  const { tenantById } = loadDefinitions(PROGRAMS, siteUrl())
  const id = await tenantOrOnly(named)
  const tenant = tenantById.get(id)
  if (tenant) return tenant
  throw new UsageError(`There is no tenant "${id}" here. Tenants: ${[...tenantById.keys()].join(', ')}`)
}

function eitherOf(ids: readonly string[]): string {
  return new Intl.ListFormat('en-US', { type: 'disjunction' }).format(ids)
}

/** Why a tenant's words are not for the public: their links lead to this machine; undefined if they are. */
export function leadsHere({ links }: Pick<Tenant, 'links'>): string | undefined {
  const link = Object.values(links).find((each) => each.startsWith('http://localhost'))
  return (
    link && `The links lead to this machine (${link}): set "domain" in cdk.json, or links in the definition.`
  )
}
