import type fc from 'fast-check'
import { histories } from '../oracle/histories.ts'
import type { Input } from '../oracle/inputs.ts'
import type { Both } from './tenants.ts'

/** What the contract names and the system does not do yet; there is nothing to compare. */
const MISSING: ReadonlySet<Input['kind']> = new Set(['stop_link', 'complain', 'reassigned'])

/** Random histories of a tenant, over every command that the system has. */
export function drawn({ tenant }: Both): fc.Arbitrary<Input[]> {
  return histories(tenant).map((inputs) => inputs.map(known))
}

function known(input: Input): Input {
  return MISSING.has(input.kind) ? { kind: 'wait', id: input.id, deliveredAt: input.deliveredAt } : input
}
