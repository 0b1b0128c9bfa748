import { KEYWORDS, STOP_WORDS } from '../../core/keywords.ts'
import type { Tenant } from '../../tenant/definitions.ts'
import { wordsOfClass } from '../grammar/lexicon.ts'
import { isProgramWord } from './program-words.ts'

const SHORTEST = 3
const LONGEST = 30
const STOPS_BY_INITIAL = Map.groupBy(
  [...STOP_WORDS].filter((word) => !word.includes(' ')),
  (word) => word.charAt(0),
)
/** What gateways and thumbs stick to a stop word, beside digits and the words of programs. */
const GLUE: ReadonlySet<string> = new Set([
  ...[...wordsOfClass('texts'), ...wordsOfClass('text'), ...wordsOfClass('courtesy')]
    .filter((word) => word.length >= SHORTEST)
    .map((word) => word.toUpperCase()),
  ...['ALL', 'NOW', 'ME', 'THIS', 'IT', 'TO'],
  ...[...STOPS_BY_INITIAL.values()].flat(),
])

/** The words that a glued one is made of, a stop word first: STOP2END, STOPTEXTS, STOPSTOP, STOPALERTS (OUT-1, OUT-4). */
export function partsOf(word: string, tenant: Tenant | null): readonly string[] {
  if (KEYWORDS.has(word) || word.length > LONGEST) return [word]
  const stops = STOPS_BY_INITIAL.get(word.charAt(0))?.filter((stop) => word.startsWith(stop)) ?? []
  if (stops.length === 0 || isProgramWord(word, tenant)) return [word]
  for (const stop of stops) {
    const rest = partsOfRest(word.slice(stop.length), tenant)
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
