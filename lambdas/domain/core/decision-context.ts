import type { Tenant } from '../tenant/definitions.ts'
import type { ConsentRecord } from './record.ts'

/** What a decision looks at. */
export interface DecisionContext {
  tenant: Tenant
  /**
   * What is known of the person; the empty record for a person who is new. The stops of earlier record generations are part
   * of it once they were looked up, which only a grant asks for (IN-10).
   */
  record: ConsentRecord
  now: string
}
