import { randomInt } from 'node:crypto'

/** Without vowels, so that no code is a word, and without what is easily mistaken for something else. */
const CHARACTERS = '23456789BCDFGHJKMNPQRTVWXZ'

/** A random code of four characters, with a digit and a letter, to be typed after a word that signs up (IN-1). */
export function newInvitationCode(): string {
  const code = Array.from({ length: 4 }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('')
  return /\d/.test(code) && /\D/.test(code) ? code : newInvitationCode()
}
