import { isPlain, plainLetters } from './letters.ts'

/** Emoji, some of which are made of letters and digits: keycaps, ℹ️, ™️, 🆗, ㊗️. */
export const EMOJI = /[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}|\p{Regional_Indicator}/gu
/** ARRÊT, its accented letter lost on the way through a gateway. */
const LOST_ACCENT = /\barr(?:[?\uFFFD]{1,2}|Ãª|ÃŠ)t/gi

/**
 * The words of a text, made well-formed first: upper case, accents, punctuation, emoji and broken characters gone,
 * letters of other scripts that look like Latin ones read as those. Takes time in proportion to the length of the text.
 */
export function wordsOf(body: string): string[] {
  const text = isPlain(body) ? body : plainLetters(wellFormed(body).replace(EMOJI, ' '))
  return text.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The text without broken characters, and with the accented letter of ARRÊT that they stand for (OUT-1). */
export function wellFormed(body: string): string {
  return body.toWellFormed().replace(LOST_ACCENT, 'arret')
}
