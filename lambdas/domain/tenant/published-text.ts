import type { GrantMedium, PageLanguage, Way } from '../core/vocabulary.ts'

/** The words of one way of collecting consent, published under an id that says how, in which language and which words (CTA-5). */
export interface PublishedText {
  /** Medium, language and the beginning of the content hash, like `paper_form-en-1f0c2a9b47de`. */
  id: string
  program: string
  way: Way
  medium: GrantMedium
  language: PageLanguage
  text: string
}

/** A published text, and whose it is. */
export interface TenantText extends PublishedText {
  tenant: string
}
