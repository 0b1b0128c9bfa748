import { KEYWORDS } from '../../core/keywords.ts'
import { namesOf } from '../grammar/lexicon.ts'
import { plainLetters } from '../tokens/letters.ts'

/** A line with which phones and programs sign. */
const SENT_FROM =
  /(?:^|[\s.])(?:sent from|get outlook for|enviado d(?:esde|o|e)|obt[eé]n(?:er)? outlook|envoy[eé] d(?:e|epuis)|obter o outlook)\s.{0,60}$/isu
/** "-- Ann" or "- Ann" on a line of its own at the end. */
const AFTER_DASH = /\n\s*[-–—~]{1,3}\s{0,2}(?<signature>[^\n]{2,40})$/u
/** The names at the end behind a word of thanks or a greeting, or in lines of their own behind an empty one. */
const AFTER_THANKS =
  /(?:thanks?(?: you)?|cheers|regards|gracias|saludos|atte|att|merci|cordialement|obrigad[oa])[\s,.!]+(?<signature>[^\n]{2,40})$/iu
const AFTER_EMPTY_LINE = /\n\s*\n(?<signature>(?:[^\n]{2,40}\n?){1,3})$/u
const NAME = /^(?:\p{Lu}[\p{Ll}.'’-]+|[\p{Lu}&]{1,4}\.?)$/u

/** A message without the signature at its end, which asks for nothing (IN-1, IN-5). */
export function withoutSignature(body: string): string {
  const unsigned = [AFTER_DASH, AFTER_EMPTY_LINE, AFTER_THANKS].reduce(
    withoutNames,
    body.replace(SENT_FROM, '').trimEnd(),
  )
  return /[\p{L}\p{N}]/u.test(unsigned) ? unsigned : body
}

function withoutNames(text: string, pattern: RegExp): string {
  const signature = pattern.exec(text)?.groups?.signature
  return signature !== undefined && isNames(signature) ? text.slice(0, -signature.length) : text
}

/** Capitalized words that mean nothing else; initials and company forms ("LLC") count as names. */
function isNames(text: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((word) => NAME.test(word) && meansNothing(plainLetters(word)))
}

function meansNothing(word: string): boolean {
  const names = [...namesOf(word.toLowerCase())]
  return !KEYWORDS.has(word.toUpperCase()) && names.every((name) => name.startsWith('{name'))
}
