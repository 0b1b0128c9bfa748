import { findRules } from './grammar/find-rules.ts'
import { settle } from './grammar/settle.ts'
import type { Reading } from './reading.ts'
import { soundsLikeStop } from './suspicion.ts'
import type { Token } from './tokens/tokens.ts'

/** What ordinary language says, by the rules of the grammar (OUT-2, IN-1, OUT-10). */
export function readLanguage(tokens: readonly Token[]): Reading {
  const settled = settle(findRules(tokens), tokens)
  if (!settled)
    return soundsLikeStop(tokens)
      ? { kind: 'unsure', rule: 'weights', words: [] }
      : { kind: 'other', rule: 'no rule', words: [] }
  const { rule, start, end } = settled.by
  const words = tokens.slice(start, end).map(({ word }) => word)
  const reading = { rule: `${rule.language}: ${rule.source}`, words }
  return settled.kind === 'stop'
    ? { kind: 'stop', program: null, ...reading }
    : { kind: settled.kind, ...reading }
}
