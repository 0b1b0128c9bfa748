import type { Tenant } from '../tenant/definitions.ts'
import type { ConsentRecord, Stops } from './record.ts'

/** What a decision looks at. */
export interface DecisionContext {
  tenant: Tenant
  /** What is known of the person; the empty record for somebody new. */
  record: ConsentRecord
  /** Stops of earlier record generations; null while nobody has looked them up, which only a grant asks for (IN-10). */
  earlierStops: Stops | null
  now: string
}

/** What is known once the stops of earlier record generations were looked up, and what the first event that follows must keep of them. */
export function withEarlierStops({ record, earlierStops }: DecisionContext): {
  record: ConsentRecord
  found: Stops | null
} {
  const found = record.earlierStops === null ? earlierStops : null
  return { record: found ? { ...record, earlierStops: found } : record, found }
}
