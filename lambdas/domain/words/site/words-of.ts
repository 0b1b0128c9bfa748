import type { PageLanguage } from '../../domain/page-language.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import type { Words } from './words/words.ts'

const dictionary: Record<PageLanguage, Words> = { en, es, fr }

/** What pages say in a language. */
export function wordsOf({ language }: { language: PageLanguage }): Words {
  return dictionary[language]
}
