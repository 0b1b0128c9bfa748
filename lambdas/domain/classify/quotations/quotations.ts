import { KNOWN_WORDS } from '../grammar/lexicon.ts'
import { plainLetters } from '../tokens/letters.ts'
import { outlineOf, PLACE } from './outline.ts'
import reactions from './reactions.json' with { type: 'json' }

/** What a message says in its own words, and whether it reacts to a text. */
export interface Unquoted {
  own: string
  reacts: boolean
}

/** A quotation of fewer words is the person's own way of saying something. */
const LONG = 3
const WORDS = /[\p{L}\p{N}]+/gu
const SPACES = /[^\S\n]+/g
const WORDLIKE = /[\p{L}\p{N}]/u
const NAME = /^\s*(?:\p{Lu}\p{Ll}+\s+)?(\p{Lu}\p{Ll}+)\s*$/u
const EMOJI = '(?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\p{Regional_Indicator}|[!?])+'
const VERBS = reactions.verbs.join('|').replaceAll('{E}', EMOJI)
const REACTED = new RegExp(`(?<=^|\\s)(?:${VERBS})\\s*${PLACE}`, 'gisu')
/** Reactions to a picture, and a few words behind a colon. */
const REACTED_AT_START = new RegExp(`^(?:${VERBS})(?: (?:${reactions.media})\\b|: .*$)`, 'isu')

/** Sets aside what a message quotes; a quotation that is all there is counts as said (OUT-10). */
export function setQuotationsAside(body: string): Unquoted {
  const { outline, quotations } = outlineOf(body)
  const plain = plainLetters(outline).replace(SPACES, ' ').trim()
  const unreacted = withoutReaction(plain)
  const own = withShortOnes(unreacted, quotations)
  if (unreacted !== plain) return { own: hasWords(own) && !isName(own) ? own : '', reacts: true }
  return { own: hasWords(own) ? own : quotations.join(' ').concat(own), reacts: false }
}

/** The outline with the short quotations in their places, and nothing in those of the long ones. */
function withShortOnes(outline: string, quotations: readonly string[]): string {
  let at = 0
  return outline.replaceAll(PLACE, () => {
    const quotation = quotations[at++] ?? ''
    return (quotation.match(WORDS)?.length ?? 0) < LONG ? quotation : ' . '
  })
}

function withoutReaction(plain: string): string {
  const rest = plain.replace(REACTED_AT_START, ' ')
  return rest.includes(PLACE) ? rest.replace(REACTED, ' ') : rest
}

function hasWords(text: string): boolean {
  return WORDLIKE.test(text)
}

/** Some phones name who reacts: "Karen liked …". */
function isName(own: string): boolean {
  const name = NAME.exec(own)?.[1]
  return name !== undefined && !KNOWN_WORDS.has(name.toLowerCase())
}
