import { plainLetters } from './letters.ts'

/** Emoji that are made of letters and digits: keycaps, ™️, ℹ️, Ⓜ️, ㊗️, ㊙️, 🈁. */
const LETTERED_EMOJI = /[0-9#*]\uFE0F?\u20E3|[\u2122\u2139\u24C2\u3297\u3299\u{1F201}-\u{1F265}]/gu
/** ARRÊT, its accented letter lost on the way through a gateway. */
const LOST_ACCENT = /\barr(?:[?\uFFFD]{1,2}|Ãª|ÃŠ)t/gi

/**
 * The words of a well-formed text: upper case, accents, punctuation and emoji gone, letters of other scripts that look like
 * Latin ones read as those. Takes time in proportion to the length of the text.
 */
export function wordsOf(text: string): string[] {
  return (
    plainLetters(text)
      .toUpperCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** A body without broken characters and lettered emoji, and with the accented letter of ARRÊT that got lost (OUT-1). */
export function wellFormed(body: string): string {
  return body.toWellFormed().replace(LOST_ACCENT, 'arret').replace(LETTERED_EMOJI, ' ')
}
