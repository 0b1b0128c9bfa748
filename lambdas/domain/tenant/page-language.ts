import { PAGE_LANGUAGES, type PageLanguage, type TextLanguage } from '../core/vocabulary.ts'
import type { Program, Tenant, Translation } from './definitions.ts'

/** What tells in which languages a tenant has pages. */
export interface Translated {
  languages: Tenant['languages']
  programs: readonly Pick<Program, 'translations'>[]
}

/**
 * The languages of a tenant's pages, its own first: those it writes in, and those that all its programs are translated
 * into. English if there are no pages in any of them.
 */
export function pageLanguagesOf({ languages, programs }: Translated): [PageLanguage, ...PageLanguage[]] {
  const translated = PAGE_LANGUAGES.filter((language) =>
    programs.every(({ translations }) => translations?.[language]),
  )
  const written = languages.flatMap((language) => PAGE_LANGUAGES.find((each) => each === language) ?? [])
  const [first, ...rest] = new Set([...written, ...translated])
  return first ? [first, ...rest] : ['en']
}

/** The first of the preferred languages that the tenant has pages in, whatever its subtags; otherwise the tenant's own. */
export function pageLanguageFor(tenant: Tenant, wanted: readonly string[]): PageLanguage {
  const offered = pageLanguagesOf(tenant)
  const [match] = wanted.flatMap((tag) => {
    const [primary] = tag.toLowerCase().split('-')
    return offered.find((language) => language === primary) ?? []
  })
  return match ?? offered[0]
}

/** A program's name and description in a language; in the definition's own if it is not translated. */
export function inLanguage(
  { name, description, translations }: Pick<Program, 'name' | 'description' | 'translations'>,
  language: TextLanguage,
): Translation {
  return translations?.[language] ?? { name, description }
}

/** The language in which a person is texted: theirs where the tenant writes in it, otherwise the tenant's first (LANG-1). */
export function textLanguageFor({ languages }: Tenant, theirs: TextLanguage | undefined): TextLanguage {
  const [first = 'en'] = languages
  return theirs && languages.includes(theirs) ? theirs : first
}
