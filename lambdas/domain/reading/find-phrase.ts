import type { Phrase, Step } from './phrase.ts'
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

/** A message on the way through a phrase that began at some token; only a stop phrase goes on past a sentence. */
interface Walk {
  tokens: readonly Token[]
  start: number
  isStop: boolean
}

function endOfPhrase(tokens: readonly Token[], phrase: Phrase, start: number): number | undefined {
  if (phrase.startsMessage && start > 0) return undefined
  if (phrase.startsClause && start > 0 && tokens[start]?.pause === 0) return undefined
  const walk = { tokens, start, isStop: phrase.kind === 'stop' }
  let places = [start]
  for (const step of phrase.steps) {
    places = afterStep(walk, step, places)
    if (places.length === 0) return undefined
  }
  const ends = places.filter((place) => endsWell(tokens, phrase, place))
  return ends.length === 0 ? undefined : Math.max(...ends)
}

function endsWell(tokens: readonly Token[], phrase: Phrase, place: number): boolean {
  if (phrase.endsMessage) return place === tokens.length
  return !phrase.endsClause || isClauseEnd(tokens, place)
}

function isClauseEnd(tokens: readonly Token[], place: number): boolean {
  return place >= tokens.length || tokens[place]?.pause !== 0
}

function afterStep(walk: Walk, step: Step, places: readonly number[]): number[] {
  const after = step.optional ? [...places] : []
  for (const place of places) {
    for (const next of step.gap > 0 ? pastGap(walk, step, place) : pastWord(walk, step, place)) {
      if (!after.includes(next)) after.push(next)
    }
  }
  return after
}

function pastWord({ tokens, start, isStop }: Walk, step: Step, place: number): number[] {
  const token = tokens[place]
  const past = step.orEnd && isClauseEnd(tokens, place) ? [place] : []
  const reachable = token && (isStop || place === start || token.pause < 2)
  return reachable && step.words.has(token.word) ? [...past, place + 1] : past
}

/** A gap stays in its sentence; other business even in its clause. */
function pastGap({ tokens, start, isStop }: Walk, { gap }: Step, place: number): number[] {
  const past: number[] = []
  for (let at = place; at < Math.min(place + gap, tokens.length); at++) {
    if (at !== start && (tokens[at]?.pause ?? 0) >= (isStop ? 2 : 1)) break
    past.push(at + 1)
  }
  return past
}
