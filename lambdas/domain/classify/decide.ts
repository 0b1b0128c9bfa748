import type { Weighed } from './cues.ts'
import type { Found } from './find-phrase.ts'
import type { PhrasesFound } from './read-phrases.ts'
import type { Meaning, Reading, ReadingContext } from './reading.ts'
import type { Token } from './tokens.ts'

/** From here on the cues alone make a stop; cross-validated, 1 of 400 ordinary messages is read as one. */
const STOP_FROM = 2.5
/** From here on the cues alone make a message unsure; cross-validated, 2 of 100 ordinary messages are. */
const UNSURE_FROM = -0.2
/** Below this the cues speak so much against a stop phrase that a person looks at it. */
const DOUBT_BELOW = -4

/** Whether ordinary language asks to stop: what the phrases settle, else the weight of the words (OUT-2). */
export function decide(
  tokens: readonly Token[],
  found: PhrasesFound,
  cues: Weighed,
  { asked, languages }: ReadingContext,
): Reading {
  const stop = longest(found.stops)
  const keep = longest(found.keeps)
  if (keep) {
    const isContradicted = stop ? isApart(stop, keep) : cues.sum >= STOP_FROM
    return byPhrase(tokens, keep, { kind: isContradicted ? 'unsure' : 'other' })
  }
  const clash = longest(found.unsures)
  const heeded = clash && asked !== 'question' && (!stop || isSpoken(clash, languages))
  if (heeded) return byPhrase(tokens, clash, { kind: 'unsure' })
  const reading = stop ? byPhrase(tokens, stop, { kind: 'stop', program: null }) : byCues(cues)
  if (reading.kind === 'stop') return doubted(reading, tokens, found, cues)
  return reading.kind === 'other' ? explained(reading, tokens, found, cues) : reading
}

/** Other business, unless a stop is half hidden in it that the other words do not speak against. */
function explained(
  other: Reading,
  tokens: readonly Token[],
  { hidden, others }: PhrasesFound,
  { sum }: Weighed,
): Reading {
  const stop = longest(hidden)
  if (stop && sum >= DOUBT_BELOW) return byPhrase(tokens, stop, { kind: 'unsure' })
  const business = longest(others)
  return business ? byPhrase(tokens, business, { kind: 'other' }) : other
}

/** A stop for a time or an hour only, or one that the other words speak against, is for a person to settle. */
function doubted(
  stop: Reading,
  tokens: readonly Token[],
  { softens }: PhrasesFound,
  { sum, strongest }: Weighed,
): Reading {
  const softened = longest(softens)
  if (softened) return byPhrase(tokens, softened, { kind: 'unsure' })
  return sum < DOUBT_BELOW
    ? { kind: 'unsure', rule: `${stop.rule}, but cues: ${sum}`, words: strongest }
    : stop
}

/** French "stp" is please only where the tenant may be writing in French. */
function isSpoken({ phrase }: Found, languages: ReadingContext['languages']): boolean {
  return languages === undefined || languages.includes(phrase.language)
}

function byCues({ sum, strongest }: Weighed): Reading {
  const because = { rule: `cues: ${sum}`, words: strongest }
  if (sum >= STOP_FROM) return { kind: 'stop', program: null, ...because }
  return { kind: sum >= UNSURE_FROM ? 'unsure' : 'other', ...because }
}

function byPhrase(tokens: readonly Token[], { phrase, start, end }: Found, meaning: Meaning): Reading {
  const words = tokens.slice(start, end).map(({ word }) => word)
  return { ...meaning, rule: `phrase ${phrase.language}: ${phrase.source}`, words }
}

function longest(found: readonly Found[]): Found | undefined {
  return found.reduce<Found | undefined>(
    (best, next) => (best && best.end - best.start >= next.end - next.start ? best : next),
    undefined,
  )
}

function isApart(a: Found, b: Found): boolean {
  return a.end <= b.start || b.end <= a.start
}
