import { KNOWN_WORDS } from '../grammar/lexicon.ts'

const LETTER = /\p{L}/u
const DISGUISE = /[0-9@$]/
/** 3rd, 12B. */
const NUMBERED = /^\d+(st|nd|rd|th|[a-z])$/i
const SIGNS = /[@$]+/
const SHOWN: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' },
  ...{ '7': 't', '8': 'b', '9': 'g', '@': 'a', $: 's' },
}

/** A word whose letters are partly digits or signs ("5t0p") read as the known word that it shows; else without signs. */
export function plainWordsOf(word: string): readonly string[] {
  if (!DISGUISE.test(word)) return [word]
  const shown =
    LETTER.test(word) && !NUMBERED.test(word)
      ? word.toLowerCase().replace(/[0-9@$]/g, (sign) => SHOWN[sign] ?? sign)
      : ''
  return KNOWN_WORDS.has(shown) ? [shown] : word.split(SIGNS).filter((part) => part !== '')
}
