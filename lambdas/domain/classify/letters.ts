import lookalikes from './lookalikes.json' with { type: 'json' }

/** Accents, and characters that are not seen. */
const MARKS = /\p{M}|\p{Cf}/gu

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(lookalikes).flatMap(([latin, others]) =>
    [...others].map((other): [string, string] => [other.toUpperCase(), latin]),
  ),
)

const FOREIGN = new RegExp(`[${[...LATIN.keys()].join('')}]`, 'gu')

/** Plain upper-case Latin letters wherever something looks like one: accents, widths, styles and other scripts gone. */
export function plainLetters(text: string): string {
  const bare = text.normalize('NFKD').replace(MARKS, '').toUpperCase()
  return bare.replace(FOREIGN, (letter) => LATIN.get(letter) ?? letter)
}
