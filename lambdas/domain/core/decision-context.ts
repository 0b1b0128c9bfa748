import type { Tenant } from '../tenant/definitions.ts'
import type { ConsentRecord } from './record/record.ts'

/** The input of a decision. */
export interface DecisionContext {
  tenant: Tenant
  /**
   * The person's record; empty for a person without one. It includes the stops of earlier record generations once they
   * were looked up, which only a grant needs (IN-10).
   */
  record: ConsentRecord
  now: string
  /** The date of the stop whose confirmation was sent with the question which programs to keep (OUT-6). */
  question?: string | null
}
