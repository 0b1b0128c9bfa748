import { isReservedWord } from '../core/keywords.ts'
import { isAtLeast, levelNeeded } from '../core/level.ts'
import type { Level, TextLanguage } from '../core/vocabulary.ts'
import { originatorOf, type Program, type Tenant } from './definitions.ts'
import { pageLanguagesOf, type Translated } from './page-language.ts'

/** What named the program of a START: nothing, the program's own keyword, or its name (IN-1). */
export type StartedBy = 'start_word' | 'keyword' | 'name'

/** The level that a text gives which names a program so: only the advertised keyword is in writing (IN-1). */
export function levelByText({ advertised }: Pick<Program, 'advertised'>, by: StartedBy): Level {
  return by === 'keyword' && advertised ? 'express_written' : 'express'
}

/** Whether a text that names a program so gives what the program's class needs (IN-1). */
export function canJoinBy(program: Pick<Program, 'advertised' | 'messageClass'>, by: StartedBy): boolean {
  return isAtLeast(levelByText(program, by), levelNeeded(program.messageClass))
}

/** Where a word is said: to be texted to which of the tenant's numbers, and in which language. */
interface Said {
  number?: string
  /** Left out: the keyword is the program's own, whatever the language. */
  language?: TextLanguage
}

/** The word that signs up for a program when it is texted to one of the tenant's numbers; undefined where none does (IN-1, IN-2). */
export function joiningWord(
  tenant: Tenant,
  program: Program,
  { number = program.number, language }: Said = {},
): string | undefined {
  const originator = originatorOf(tenant, number)
  if (!originator?.keywordOptIn) return undefined
  const keyword = language === undefined ? program.keyword : keywordIn(tenant, program, language)
  if (keyword !== undefined && canJoinBy(program, 'keyword')) return keyword
  return originator.defaultProgram === program.id && canJoinBy(program, 'start_word') ? 'START' : undefined
}

/**
 * The keyword that stands in words of a language. One that is advertised stands in the words of one language alone: only so
 * does a text with it tell which words the person saw (IN-8).
 */
export function keywordIn(
  tenant: Translated,
  { keyword, advertised, translations }: Pick<Program, 'keyword' | 'advertised' | 'translations'>,
  language: TextLanguage,
): string | undefined {
  const translated = translations?.[language]?.keyword
  if (translated !== undefined || keyword === undefined || !advertised) return translated ?? keyword
  return language === pageLanguagesOf(tenant)[0] ? keyword : undefined
}

/** Every keyword of a program: its own, and those of its translations. */
export function keywordsOf({
  keyword,
  translations = {},
}: Pick<Program, 'keyword' | 'translations'>): string[] {
  return [keyword, ...Object.values(translations).map((each) => each?.keyword)].flatMap((each) => each ?? [])
}

/** What can be texted to join: the word, in this language where it has one, else the name where it holds no keyword (IN-1). */
export function joiningText(
  tenant: Tenant,
  program: Program,
  { number, language }: { number: string; language: TextLanguage },
): string | undefined {
  const word = joiningWord(tenant, program, { number, language }) ?? joiningWord(tenant, program, { number })
  if (word !== undefined || !originatorOf(tenant, number)?.keywordOptIn) return word
  return canJoinBy(program, 'name') && isPlainName(program.name) ? `START ${program.name}` : undefined
}

function isPlainName(name: string): boolean {
  const words = name.toUpperCase().split(' ')
  return words.every((word) => /^[A-Z]+$/.test(word) && !isReservedWord(word))
}
