import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'

/** What every page needs: the tenant, the language, and the site's base path. */
export interface View {
  tenant: Tenant
  language: PageLanguage
  /** The path before `/{tenant}`: empty, or the stage, such as `/prod`. */
  base: string
}
