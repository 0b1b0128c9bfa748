import { findRules } from './find-rules.ts'
import type { Reading } from './reading.ts'
import { settle } from './settle.ts'
import type { Token } from './tokens.ts'

/** What ordinary language says, by the rules of the grammar (OUT-2, IN-1, OUT-10). */
export function readLanguage(tokens: readonly Token[]): Reading {
  const found = settle(findRules(tokens))
  if (!found) return { kind: 'other', rule: 'no rule', words: [] }
  const { rule, start, end } = found
  const words = tokens.slice(start, end).map(({ word }) => word)
  const reading = { rule: `${rule.language}: ${rule.source}`, words }
  if (rule.kind === 'stop') return { kind: 'stop', program: null, ...reading }
  return { kind: rule.kind === 'doubt' ? 'unsure' : rule.kind, ...reading }
}
