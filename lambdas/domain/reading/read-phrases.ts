import { type Found, findPhrases } from './find-phrase.ts'
import { indexPhrases } from './phrase-book.ts'
import type { Token } from './tokens.ts'

const STOP = indexPhrases('stop')
const OTHER = indexPhrases('other')
const KEEP = indexPhrases('keep')
const SOFTEN = indexPhrases('soften')
const UNSURE = indexPhrases('unsure')

/** A wish for the messages that one of these stands before is none. */
const DENIALS: ReadonlySet<string> = new Set(['no', 'not', 'dont', 'nao', 'n', 'ne', 'sin', 'sem'])

/** What stands in the place of words that belong to other business. */
export const BUSINESS = '·'

/** The phrases that a message holds. */
export interface PhrasesFound {
  /** The message with the words of other business ("bus stop", "cancel my appointment") blotted out. */
  rest: readonly Token[]
  stops: readonly Found[]
  /** That they want the messages, or never meant to stop them. */
  keeps: readonly Found[]
  /** That a stop may be meant for a time or an hour only. */
  softens: readonly Found[]
  /** The whole message is one that can be meant either way. */
  unsures: readonly Found[]
  others: readonly Found[]
}

/** Finds the phrases of every language; a stop phrase cannot use words that belong to other business. */
export function readPhrases(tokens: readonly Token[]): PhrasesFound {
  const others = findPhrases(tokens, OTHER)
  const rest = blotOut(tokens, others)
  return {
    rest,
    others,
    stops: findPhrases(rest, STOP),
    keeps: findPhrases(tokens, KEEP).filter(({ start }) => !DENIALS.has(tokens[start - 1]?.word ?? '')),
    softens: findPhrases(tokens, SOFTEN),
    unsures: findPhrases(tokens, UNSURE),
  }
}

function blotOut(tokens: readonly Token[], others: readonly Found[]): Token[] {
  const rest = [...tokens]
  for (const { start, end } of others) {
    for (let at = start; at < end; at++) {
      rest[at] = { word: BUSINESS, pause: tokens[at]?.pause ?? 0 }
    }
  }
  return rest
}
