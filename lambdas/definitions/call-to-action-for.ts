import type { PageLanguage, Way } from '../domain/core/vocabulary.ts'
import type { Program, Tenant } from '../domain/tenant/definitions.ts'
import { callToActionText } from '../domain/words/call-to-action.ts'
import { contentHash } from './content-hash.ts'

/** The words that a page shows beside a program's box, with the hash under which they are stored (CTA-4, IN-8). */
export function callToActionFor(
  tenant: Tenant,
  program: Program,
  language: PageLanguage,
  way: Way,
): Program['callToAction'] {
  const text = callToActionText(tenant, program, language, way)
  return { text, hash: contentHash(text), language }
}
