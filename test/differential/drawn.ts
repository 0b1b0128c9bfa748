import type fc from 'fast-check'
import { histories } from '../oracle/histories.ts'
import type { Input } from '../oracle/inputs.ts'
import type { Both } from './tenants.ts'

/** Random histories of a tenant, over every command. */
export function drawn({ tenant }: Both): fc.Arbitrary<Input[]> {
  return histories(tenant)
}
