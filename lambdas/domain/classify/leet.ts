import { isKnown } from './known-words.ts'

const LETTER = /\p{L}/u
const DISGUISE = /[0-9@$]/
const ORDINAL = /^\d+(st|nd|rd|th)$/
const SIGNS = /[@$]+/
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
  ['9', 'g'],
  ['@', 'a'],
  ['$', 's'],
])

/** A word whose letters are partly digits or signs ("5t0p") read as the known word that it shows; else without signs. */
export function plainWordOf(word: string): string[] {
  if (!DISGUISE.test(word)) return [word]
  const shown = LETTER.test(word) && !ORDINAL.test(word) ? undisguised(word) : undefined
  return shown === undefined ? word.split(SIGNS).filter((part) => part !== '') : [shown]
}

function undisguised(word: string): string | undefined {
  const plain = [...word].map((sign) => LETTERS.get(sign) ?? sign).join('')
  return isKnown(plain) ? plain : undefined
}
