import { readChecked } from '../lambdas/definitions/checked.ts'
import type { StackFunction } from './template/functions.ts'

/** What the handset page shows of a tenant. */
export interface ShownTenant {
  id: string
  brand: string
  numbers: { number: string; defaultProgram: string }[]
  programs: { id: string; name: string; keyword: string | undefined }[]
}

/** The tenants of the definitions that the bundles carry, for the handset page; the functions read their own. */
export function shownTenants([first]: StackFunction[]): ShownTenant[] {
  if (!first) return []
  return readChecked(first.folder).tenants.map(({ id, brand, numbers, programs }) => ({
    id,
    brand,
    numbers: numbers.map(({ number, defaultProgram }) => ({ number, defaultProgram })),
    programs: programs.map(({ id, name, keyword }) => ({ id, name, keyword })),
  }))
}
