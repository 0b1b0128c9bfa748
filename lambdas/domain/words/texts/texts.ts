import type { TextLanguage } from '../../core/vocabulary.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'
import type { TextWords } from './text-words.ts'

/** The words of our texts in every language that we answer in (LANG-1). */
export const textWords: Readonly<Record<TextLanguage, TextWords>> = { en, es, fr, pt }
