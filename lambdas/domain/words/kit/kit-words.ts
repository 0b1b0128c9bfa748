import type { PageLanguage, SignUpPage, Way } from '../../core/vocabulary.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What posters, paper forms and the page of ways to join say besides the words of consent. */
export interface KitWords {
  ways: {
    title: string
    lead: (brand: string) => string
    /** The name of each way, and what happens there. */
    names: Record<Way, string>
    does: Record<Way, string>
    /** What happens with a poster where no text signs up. */
    posterOnly: string
    /** How a sign-up on a page is completed. */
    confirmed: Record<'reply' | 'code', string>
    id: string
    form: string
    /** The screenshots of the sign-up pages: what is said below each, and what it shows to who cannot see it. */
    screenshots: {
      title: string
      captions: Record<SignUpPage, string>
      alt: Record<SignUpPage, string>
    }
  }
  poster: {
    /** Below a QR code that opens a text, and below one that opens the form. */
    scanText: string
    scanForm: string
  }
  paper: {
    name: string
    number: string
    signature: string
    date: string
    office: string
    collectedBy: string
    reference: string
  }
}

const kitWords: Record<PageLanguage, KitWords> = { en, es, fr }

/** What the material says in a language. */
export function kitWordsOf({ language }: { language: PageLanguage }): KitWords {
  return kitWords[language]
}
