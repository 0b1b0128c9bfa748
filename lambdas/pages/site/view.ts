import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'

/** What every page needs to know: whose it is, in which language, and where the site lies. */
export interface View {
  tenant: Tenant
  language: PageLanguage
  /** What comes before `/{tenant}` in every path: empty, or the stage, such as `/prod`. */
  base: string
}
