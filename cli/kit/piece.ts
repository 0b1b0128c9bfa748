import { publishedText } from '../../lambdas/definitions/published-texts.ts'
import type { PageLanguage, Way } from '../../lambdas/domain/core/vocabulary.ts'
import type { Program, Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { inLanguage } from '../../lambdas/domain/tenant/page-language.ts'
import type { PublishedText } from '../../lambdas/domain/tenant/published-text.ts'
import { programLabel } from '../../lambdas/domain/words/wording.ts'

/** One program in one language: what a folder of the kit is about. */
export interface Piece {
  tenant: Tenant
  program: Program
  language: PageLanguage
}

/** The published text of a way. */
export function textFor({ tenant, program, language }: Piece, way: Way): PublishedText {
  return publishedText(tenant, program, language, way)
}

/** The program's name with the brand's. */
export function labelOf({ tenant, program, language }: Piece): string {
  return programLabel(tenant, inLanguage(program, language))
}

/** The words of a text as they stand, set off from what is said about them. */
export function quoted(text: string): string {
  return `> ${text}`
}
