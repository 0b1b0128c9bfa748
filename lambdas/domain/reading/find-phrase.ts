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

function endOfPhrase(tokens: readonly Token[], phrase: Phrase, start: number): number | undefined {
  if (phrase.startsMessage && start > 0) return undefined
  if (phrase.startsClause && start > 0 && tokens[start]?.pause === 0) return undefined
  let places = [start]
  for (const step of phrase.steps) {
    places = afterStep(tokens, step, places, start, phrase.kind === 'stop')
    if (places.length === 0) return undefined
  }
  let last: number | undefined
  for (const place of places) {
    if ((last === undefined || place > last) && endsWell(tokens, phrase, place)) last = place
  }
  return last
}

function endsWell(tokens: readonly Token[], phrase: Phrase, place: number): boolean {
  if (phrase.endsMessage) return place === tokens.length
  return !phrase.endsClause || isClauseEnd(tokens, place)
}

function isClauseEnd(tokens: readonly Token[], place: number): boolean {
  return place >= tokens.length || tokens[place]?.pause !== 0
}

function afterStep(
  tokens: readonly Token[],
  step: Step,
  places: readonly number[],
  start: number,
  crosses: boolean,
): number[] {
  const after: number[] = step.optional ? [...places] : []
  const reach = (place: number) => {
    if (!after.includes(place)) after.push(place)
  }
  for (const place of places) {
    const token = tokens[place]
    if (token && step.words.has(token.word) && (crosses || isWithin(tokens, place, start))) reach(place + 1)
    if (step.orEnd && isClauseEnd(tokens, place)) reach(place)
    for (let at = place; at < place + step.gap && isWithin(tokens, at, start); at++) reach(at + 1)
  }
  return after
}

/** Whether a place is in the sentence that goes on before it: gaps stay in theirs, and so does all but a stop. */
function isWithin(tokens: readonly Token[], place: number, start: number): boolean {
  const token = tokens[place]
  return token !== undefined && (place === start || token.pause < 2)
}
