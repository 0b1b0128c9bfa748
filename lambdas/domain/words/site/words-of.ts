import type { PageLanguage } from '../../core/vocabulary.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Words } from './words.ts'

const dictionary: Record<PageLanguage, Words> = { en, es, fr }

/** What pages say in a language. */
export function wordsOf({ language }: { language: PageLanguage }): Words {
  return dictionary[language]
}
