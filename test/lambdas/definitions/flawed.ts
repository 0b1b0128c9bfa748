import { readFileSync } from 'node:fs'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import type { TenantFile } from '../../../lambdas/definitions/schema.ts'
import { UserFacingError } from '../../../lambdas/user-facing-error.ts'

/** The file of definitions that ships, as it is written. */
export const acmeFile: TenantFile = JSON.parse(readFileSync('programs/acme.json', 'utf8'))

/** The file with one field, named by its path, set to a value; undefined leaves it out. */
export function flawed(path: string, value: unknown, file: object = acmeFile): object {
  const [key = '', ...rest] = path.split('.')
  const copy = structuredClone(file) as Record<string, unknown>
  const inner = copy[key]
  copy[key] = rest.length > 0 && inner ? flawed(rest.join('.'), value, inner) : value
  return copy
}

/** The sentence with which a file is refused; null: it is accepted. */
export function refusal(file: unknown): string | null {
  try {
    readTenant('programs/acme.json', JSON.stringify(file))
    return null
  } catch (error) {
    if (error instanceof UserFacingError) return error.message
    throw error
  }
}
