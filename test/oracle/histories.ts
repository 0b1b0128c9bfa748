import fc from 'fast-check'
import type { Input } from './inputs.ts'
import { gap, moveAt } from './random/draws.ts'
import { play } from './random/moves.ts'
import { sceneAt } from './random/scenes.ts'
import type { Tenant } from './tenant.ts'

/** Random histories of one person at a tenant, over everything that can happen, in the order of delivery. */
export function histories(tenant: Tenant, { maxLength = 16 } = {}): fc.Arbitrary<Input[]> {
  const turn = fc.record({ after: gap, move: moveAt(tenant) }).map((each) => [each])
  const part = fc.oneof({ weight: 3, arbitrary: turn }, { weight: 1, arbitrary: sceneAt(tenant) })
  return fc.array(part, { minLength: 1, maxLength, size: 'max' }).map((parts) => play(parts.flat()))
}
