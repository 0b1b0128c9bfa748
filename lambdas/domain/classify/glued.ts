import { KEYWORDS, STOP_WORDS } from '../core/keywords.ts'
import type { Tenant } from '../tenant/definitions.ts'
import { wordsOfClass } from './lexicon.ts'
import { isProgramWord } from './program-words.ts'

const SHORTEST = 3
const LONGEST = 30
/** What gateways and thumbs stick to a stop word, beside digits and the words of programs. */
const GLUE: ReadonlySet<string> = new Set([
  ...[...wordsOfClass('texts'), ...wordsOfClass('text'), ...wordsOfClass('courtesy')]
    .filter((word) => word.length >= SHORTEST)
    .map((word) => word.toUpperCase()),
  ...['ALL', 'NOW', 'ME', 'THIS', 'IT', 'TO'],
  ...[...STOP_WORDS].filter((word) => !word.includes(' ')),
])

/** The words that a glued one is made of, a stop word first: STOP2END, STOPTEXTS, STOPSTOP, STOPALERTS (OUT-1, OUT-4). */
export function partsOf(word: string, tenant: Tenant | null): readonly string[] {
  if (KEYWORDS.has(word) || word.length > LONGEST || isProgramWord(word, tenant)) return [word]
  for (const stop of STOP_WORDS) {
    const rest = word.startsWith(stop) ? partsOfRest(word.slice(stop.length), tenant) : undefined
    if (rest) return [stop, ...rest]
  }
  return [word]
}

/** The rest of a glued word in parts; undefined where something in it is none. */
function partsOfRest(rest: string, tenant: Tenant | null): readonly string[] | undefined {
  if (rest === '') return []
  const digits = /^\d+/.exec(rest)?.[0]
  if (digits) return partsOfRest(rest.slice(digits.length), tenant)
  for (let length = rest.length; length > 1; length--) {
    const part = rest.slice(0, length)
    const more =
      GLUE.has(part) || isProgramWord(part, tenant) ? partsOfRest(rest.slice(length), tenant) : undefined
    if (more) return [part, ...more]
  }
  return undefined
}
