import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Definitions, indexDefinitions, type Tenant } from '../domain/tenant/definitions.ts'
import { UserFacingError } from '../user-facing-error.ts'
import { readTenant, repeated } from './read-tenant.ts'

/**
 * Loads all definition files of a folder; a {@link UserFacingError} says which file is wrong, and why. The site's address, with
 * a slash at the end, is where the generated pages lie that a definition's links default to.
 */
export function loadDefinitions(folder: string, siteUrl?: string): Definitions {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !isBeside(file))
    .sort()
  if (files.length === 0) throw new UserFacingError('programs/ has no definition: add one file per tenant.')
  const tenants = files.map((file) =>
    readTenant(`programs/${file}`, readFileSync(join(folder, file), 'utf8'), {
      readBeside: (name) => readFileSync(join(folder, name)),
      siteUrl,
    }),
  )
  refuseSharing(
    'tenant',
    tenants.map(({ id }) => id),
  )
  refuseSharing('number', numbersOf(tenants))
  refuseSharing('id', idsOf(tenants))
  refuseSharing(
    'program',
    tenants.flatMap(({ programs }) => programs.map(({ id }) => id)),
  )
  return indexDefinitions(tenants)
}

/** Whether a file lies beside the definitions and is none: their JSON Schema, and what is registered with carriers. */
function isBeside(file: string): boolean {
  return file === 'schema.json' || file.endsWith('.registration.json')
}

function numbersOf(tenants: readonly Tenant[]): string[] {
  return tenants.flatMap(({ numbers }) => numbers.map(({ number }) => number))
}

/** Each once for each tenant: one pool may hold several numbers of a tenant, and none of another's. */
function idsOf(tenants: readonly Tenant[]): string[] {
  return tenants.flatMap(({ numbers }) => [...new Set(numbers.flatMap(({ id }) => id ?? []))])
}

/** A number belongs to one tenant, and the gate's requests name only the program (TEN-1). */
function refuseSharing(what: string, names: readonly string[]): void {
  const [twice] = repeated(names)
  if (twice !== undefined)
    throw new UserFacingError(`programs/: the ${what} ${twice} is defined twice; define it once.`)
}
