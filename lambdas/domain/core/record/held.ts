import { programOf, type Tenant } from '../../tenant/definitions.ts'
import { REQUEST_TTL } from '../deadlines.ts'
import type { EventBase, Pending } from '../events.ts'
import { after } from '../time.ts'
import { isBlocked } from './carrier-block.ts'
import type { Grantable } from './grant.ts'
import type { ConsentRecord } from './record.ts'

/** Whose consent, on what message or act. */
interface Act {
  tenant: Tenant
  record: ConsentRecord
  base: EventBase
}

/** Whether the carrier blocked the program's number when they acted, other than by the START there that lifts it (OUT-9). */
export function isHeld({ tenant, record, base }: Act, program: string): boolean {
  const number = programOf(tenant, program)?.number
  if (number === undefined) return false
  return isBlocked(record, number, base.at) && !(base.carrier === 'started' && base.number === number)
}

/** What a word would grant waits for the START that lifts the carrier's block, which completes it (OUT-9). */
export function hold(
  { base }: Pick<Act, 'base'>,
  { proof = null, ...asked }: Grantable,
  body: string,
): Pending {
  return { type: 'pending', ...base, ...asked, proof, until: after(base.at, REQUEST_TTL), body }
}
