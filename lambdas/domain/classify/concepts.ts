import lists from './concepts.json' with { type: 'json' }

const WORDS = new Map<string, string[]>()
const STEMS = new Map<string, string[]>()

for (const [concept, list] of Object.entries(lists)) {
  for (const entry of list.split(' ')) {
    const known = entry.endsWith('*') ? STEMS : WORDS
    const text = entry.replace('*', '')
    known.set(text, [...(known.get(text) ?? []), `<${concept}>`])
  }
}

const LENGTHS = [...STEMS.keys()].map((stem) => stem.length)
const SHORTEST = Math.min(...LENGTHS)
const LONGEST = Math.max(...LENGTHS)

/** What a word is about, in whatever language: by the word itself, else by the longest stem it begins with. */
export function conceptsOf(word: string): readonly string[] {
  const known = WORDS.get(word)
  if (known) return known
  for (let length = Math.min(word.length, LONGEST); length >= SHORTEST; length--) {
    const found = STEMS.get(word.slice(0, length))
    if (found) return found
  }
  return []
}
