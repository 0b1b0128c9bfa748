import type { Tenant } from '../domain/tenant/definitions.ts'
import { replyText } from '../domain/words/reply-text.ts'

/** The answer to HELP in the tenant's first language, for AWS to give where it answers HELP itself (HELP-1, CTA-4). */
export function helpText(tenant: Tenant): string {
  const [language = 'en'] = tenant.languages
  return replyText({ kind: 'help', programs: [] }, tenant, { number: '', language })
}
