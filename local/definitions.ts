import { readChecked } from '../lambdas/definitions/checked.ts'
import type { AccountNumber } from './services/texts/numbers.ts'
import type { StackFunction } from './template/functions.ts'

/** What the local page shows of a tenant. */
export interface TenantSummary {
  id: string
  brand: string
  numbers: { number: string; defaultProgram: string }[]
  programs: { id: string; name: string; keyword: string | undefined }[]
}

/** Every number that a definition has, as the account would have it. */
export function definedNumbers([first]: StackFunction[]): AccountNumber[] {
  if (!first) return []
  return readChecked(first.folder).tenants.flatMap(({ numbers }) =>
    numbers.map(({ number, id }) => ({ number, id })),
  )
}

/** The tenants in the definitions of the bundles, for the local page; the functions read their own. */
export function summarizeTenants([first]: StackFunction[]): TenantSummary[] {
  if (!first) return []
  return readChecked(first.folder).tenants.map(({ id, brand, numbers, programs }) => ({
    id,
    brand,
    numbers: numbers.map(({ number, defaultProgram }) => ({ number, defaultProgram })),
    programs: programs.map(({ id, name, keyword }) => ({ id, name, keyword })),
  }))
}
