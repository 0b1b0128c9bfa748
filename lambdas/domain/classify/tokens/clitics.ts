import { wordsOfClass } from '../grammar/lexicon.ts'

const AFTER = ['me', 'nos', 'lo', 'los', 'la', 'le', 'les', 'moi', 'nous']
const BEFORE = new Set(['m', 'n', 'j'])
/** The classes of verbs that pronouns are written onto: "mandarme", "quitenme", "textme", "mecrire". */
const VERBS: ReadonlySet<string> = new Set(
  ['contact', 'send', 'remove', 'finish', 'parar', 'dejar', 'arreter', 'leaving', 'deixar'].flatMap(
    (name) => [...wordsOfClass(name)],
  ),
)

/** A verb and the pronoun that is written onto it, apart. */
export function splitClitic(word: string): readonly [string, string] | undefined {
  const after = AFTER.find((clitic) => word.endsWith(clitic) && isVerb(word.slice(0, -clitic.length)))
  if (after !== undefined) return [word.slice(0, -after.length), after]
  return BEFORE.has(word.charAt(0)) && isVerb(word.slice(1)) ? [word.charAt(0), word.slice(1)] : undefined
}

function isVerb(word: string): boolean {
  return word.length > 3 && VERBS.has(word)
}
