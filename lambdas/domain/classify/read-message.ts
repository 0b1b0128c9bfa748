import type { Tenant } from '../tenant/definitions.ts'
import { readKeywords } from './keywords/read-keywords.ts'
import { stopWordMeant } from './keywords/slips.ts'
import { setQuotationsAside } from './quotations/quotations.ts'
import { withoutSignature } from './quotations/signature.ts'
import { readLanguage } from './read-language.ts'
import type { Reading } from './reading.ts'
import { type Token, tokensOf } from './tokens/tokens.ts'
import { wellFormed, wordsOf } from './tokens/words.ts'

export type { Meaning, Reading } from './reading.ts'

/** Tokens that are no words. */
const SIGNS: ReadonlySet<string> = new Set(['#', '🛑'])

/**
 * Reads any body whatever, and says why: what is nobody's request (OUT-10), then keywords (OUT-1, OUT-3, OUT-4, IN-1, IN-5,
 * HELP-1), then ordinary language (OUT-2), then slips of one key (OUT-1).
 */
export function readMessage(body: string, tenant: Tenant | null): Reading {
  const { own, reacts } = setQuotationsAside(wellFormed(body))
  if (own.trim() === '') return { kind: 'automatic', rule: reacts ? 'reaction' : 'empty', words: [] }
  const said = withoutSignature(own)
  const written = wordsOf(said)
  const tokens = tokensOf(said)
  return (
    readKeywords(written, tenant) ??
    readKeywords(meantWords(tokens), tenant) ??
    readSlip(written) ??
    readLanguage(tokens)
  )
}

/** Whether a body is a stop for whatever tenant, by the words that no definition can change. */
export function isStopForAnyone(body: string): boolean {
  return readMessage(body, null).kind === 'stop'
}

/** A message of one word that is one key off a stop word, and no keyword or program word itself (OUT-1). */
function readSlip(written: readonly string[]): Reading | undefined {
  const meant = stopWordMeant(written.join(''))
  return meant === undefined
    ? undefined
    : { kind: 'stop', program: null, rule: 'one key off', words: [meant] }
}

function meantWords(tokens: readonly Token[]): string[] {
  return tokens.filter(({ word }) => !SIGNS.has(word)).map(({ word }) => word.toUpperCase())
}
