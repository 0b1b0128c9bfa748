import type { TextLanguage } from './vocabulary.ts'

const SPANISH_STOPS = ['ALTO', 'PARE', 'BAJA', 'CANCELAR', 'DETENER', 'SALIR']
const FRENCH_STOPS = ['ARRET', 'ARRETE']
const PORTUGUESE_STOPS = ['PARAR', 'SAIR']

/** The keywords, as they look after `wordsOf`: upper case, no accents. No setting removes a stop word (OUT-1). */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...'STOP,STOP ALL,STOPALL,QUIT,END,REVOKE,OPT OUT,OPTOUT,CANCEL,UNSUBSCRIBE,UNSUB,REMOVE,TD'.split(','),
  ...FRENCH_STOPS,
  ...SPANISH_STOPS,
  ...PORTUGUESE_STOPS,
])

/** The words that opt in to a number's default program; JOIN only where no program has it for its keyword (IN-1). */
export const START_WORDS: ReadonlySet<string> = new Set(['START', 'UNSTOP', 'SUBSCRIBE', 'RESUME', 'JOIN'])
/** The words that agree to a request (IN-5). */
export const YES_WORDS: ReadonlySet<string> = new Set(['YES', 'Y', 'YEP', 'YEAH', 'SI', 'OUI', 'SIM'])
/** The words that ask who we are and how to reach us (HELP-1). */
export const HELP_WORDS: ReadonlySet<string> = new Set(['HELP', 'INFO', 'AYUDA', 'AIDE', 'AJUDA'])

/** Every keyword there is, whatever it asks for. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  [STOP_WORDS, START_WORDS, YES_WORDS, HELP_WORDS].flatMap((words) => [...words]),
)

/** The keywords that tell which language a person writes; STOP, START, HELP and YES are known in all of them (LANG-1). */
const LANGUAGE_BY_KEYWORD: ReadonlyMap<string, TextLanguage> = new Map([
  ...[...SPANISH_STOPS, 'AYUDA', 'SI'].map((word) => [word, 'es'] as const),
  ...[...FRENCH_STOPS, 'AIDE', 'OUI'].map((word) => [word, 'fr'] as const),
  ...[...PORTUGUESE_STOPS, 'AJUDA', 'SIM'].map((word) => [word, 'pt'] as const),
])

/** The language of the first keyword that has one of its own (LANG-1). */
export function languageOfKeywords(words: readonly string[]): TextLanguage | undefined {
  return words.flatMap((word) => LANGUAGE_BY_KEYWORD.get(word) ?? [])[0]
}

/** Whether a word means something already, so that no program may take it for its own. */
export function isReservedWord(word: string): boolean {
  return KEYWORDS.has(word) && word !== 'JOIN'
}
