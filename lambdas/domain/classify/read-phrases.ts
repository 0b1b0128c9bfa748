import { type Found, findPhrases } from './find-phrase.ts'
import { indexPhrases } from './phrase-book.ts'
import type { Token } from './tokens.ts'

const STOP = indexPhrases('stop')
const OTHER = indexPhrases('other')
const KEEP = indexPhrases('keep')
const SOFTEN = indexPhrases('soften')
const UNSURE = indexPhrases('unsure')

/** A wish for the messages that one of these stands before is none. */
const DENIALS: ReadonlySet<string> = new Set(['no', 'not', 'longer', 'dont', 'nao', 'n', 'ne', 'sin', 'sem'])

/** What stands in the place of words that belong to other business. */
export const BUSINESS = '·'

/** The phrases that a message holds. */
export interface PhrasesFound {
  /** The message with the words of other business ("bus stop", "cancel my appointment") blotted out. */
  rest: readonly Token[]
  stops: readonly Found[]
  /** Stop phrases that are longer than any other business that hides words of theirs. */
  hidden: readonly Found[]
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
  const lengths = lengthsOf(others, tokens)
  const isHalfHidden = ({ start, end }: Found) => Math.max(...lengths.slice(start, end)) < end - start
  return {
    rest,
    others,
    hidden: others.length === 0 ? [] : findPhrases(tokens, STOP).filter(isHalfHidden),
    stops: findPhrases(rest, STOP),
    keeps: findPhrases(tokens, KEEP).filter(({ start }) => !DENIALS.has(tokens[start - 1]?.word ?? '')),
    softens: findPhrases(tokens, SOFTEN),
    unsures: findPhrases(tokens, UNSURE),
  }
}

/** How long the longest business is that each word belongs to. */
function lengthsOf(others: readonly Found[], tokens: readonly Token[]): number[] {
  const lengths = tokens.map(() => 0)
  for (const { start, end } of others) {
    for (let at = start; at < end; at++) lengths[at] = Math.max(lengths[at] ?? 0, end - start)
  }
  return lengths
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
