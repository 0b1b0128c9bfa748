import { plainLetters } from './letters.ts'

export { HELP_WORDS, isReservedWord, KEYWORDS, START_WORDS, STOP_WORDS, YES_WORDS } from './keywords.ts'

/** Emoji, some of which are made of letters and digits: keycaps, ℹ️, ™️, 🆗, ㊗️. */
export const EMOJI = /[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}|\p{Regional_Indicator}/gu

/**
 * The words of a text, made well-formed first: upper case, accents, punctuation, emoji and broken characters gone,
 * letters of other scripts that look like Latin ones read as those. Takes time in proportion to the length of the text.
 */
export function wordsOf(body: string): string[] {
  return plainLetters(body.toWellFormed().replace(EMOJI, ' ')).match(/[\p{L}\p{N}]+/gu) ?? []
}
