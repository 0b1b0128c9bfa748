import type { Phrase, PhraseKind, Step } from './phrase.ts'
import type { Token } from './tokens.ts'

/** Where a phrase was found: the tokens from `start` up to, not including, `end`. */
export interface Found {
  phrase: Phrase
  start: number
  end: number
}

/**
 * Every phrase that begins at any token, the longest reading of each. A step looks at a bounded number of tokens and a
 * phrase has a bounded number of steps, so the time is in proportion to the number of tokens.
 */
export function findPhrases(
  tokens: readonly Token[],
  index: ReadonlyMap<string, readonly Phrase[]>,
): Found[] {
  const found: Found[] = []
  for (const [start, { word }] of tokens.entries()) {
    for (const phrase of index.get(word) ?? []) {
      const end = endOfPhrase(tokens, phrase, start)
      if (end !== undefined) found.push({ phrase, start, end })
    }
  }
  return found
}

/** A message on the way through a phrase that began at some token, and the breaks that stop it. */
interface Walk {
  tokens: readonly Token[]
  start: number
  stoppedBy: Stops
}

/** The least break before a word that a phrase does not go past, and the least one that a gap does not. */
interface Stops {
  word: number
  gap: number
}

/** Only a stop goes on past a sentence; "no, stop" does not keep the messages. */
const STOPPED_BY: Readonly<Record<PhraseKind, Stops>> = {
  stop: { word: 3, gap: 2 },
  other: { word: 2, gap: 1 },
  keep: { word: 1, gap: 1 },
  soften: { word: 1, gap: 1 },
  unsure: { word: 2, gap: 1 },
}

/** The places reached are the bits of a number, counted from the start: a phrase is shorter than 31 words. */
function endOfPhrase(tokens: readonly Token[], phrase: Phrase, start: number): number | undefined {
  if (phrase.startsMessage && start > 0) return undefined
  if (phrase.startsClause && start > 0 && tokens[start]?.pause === 0) return undefined
  const walk = { tokens, start, stoppedBy: STOPPED_BY[phrase.kind] }
  let places = 1
  for (const step of phrase.steps) {
    places = afterStep(walk, step, places)
    if (places === 0) return undefined
  }
  for (let left = places; left !== 0; left &= ~(1 << highest(left))) {
    const end = start + highest(left)
    if (endsWell(tokens, phrase, end)) return end
  }
  return undefined
}

function highest(bits: number): number {
  return 31 - Math.clz32(bits)
}

function endsWell(tokens: readonly Token[], phrase: Phrase, place: number): boolean {
  if (phrase.endsMessage) return place === tokens.length
  return !phrase.endsClause || isClauseEnd(tokens, place)
}

function isClauseEnd(tokens: readonly Token[], place: number): boolean {
  return place >= tokens.length || tokens[place]?.pause !== 0
}

function afterStep(walk: Walk, step: Step, places: number): number {
  let after = step.optional ? places : 0
  for (let left = places; left !== 0; left &= left - 1) {
    const bit = left & -left
    after |= step.gap > 0 ? pastGap(walk, step, bit) : pastWord(walk, step, bit)
  }
  return after
}

function pastWord({ tokens, start, stoppedBy }: Walk, step: Step, bit: number): number {
  const place = start + highest(bit)
  const token = tokens[place]
  const past = step.orEnd && isClauseEnd(tokens, place) ? bit : 0
  const reachable = token && (place === start || token.pause < stoppedBy.word)
  return reachable && step.words.has(token.word) ? past | (bit << 1) : past
}

/** A gap stays in its sentence; other business even in its clause. */
function pastGap({ tokens, start, stoppedBy }: Walk, { gap }: Step, bit: number): number {
  const place = start + highest(bit)
  let past = 0
  for (let at = 0; at < gap && place + at < tokens.length; at++) {
    if (place + at !== start && (tokens[place + at]?.pause ?? 0) >= stoppedBy.gap) break
    past |= bit << (at + 1)
  }
  return past
}
