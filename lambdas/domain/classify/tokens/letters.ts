import lookalikes from './lookalikes.json' with { type: 'json' }

/** Accents, and characters that are not seen. */
const MARKS = /\p{M}|\p{Cf}/gu
const PLAIN = /^[\n\r -~]*$/
/** Ligatures and squares of other scripts, each of which would unfold into up to 18 letters. */
const UNFOLDING = /[\u3300-\u33FF\uFB50-\uFDFF]/g

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(lookalikes).flatMap(([latin, others]) =>
    [...others].flatMap((other): [string, string][] => [
      [other.toLowerCase(), latin.toLowerCase()],
      [other.toUpperCase(), latin],
    ]),
  ),
)

const FOREIGN = new RegExp(`[${[...LATIN.keys()].join('')}]`, 'gu')

/**
 * Plain Latin letters wherever something looks like one: accents, widths, styles and other scripts gone. No character
 * becomes more than four.
 */
export function plainLetters(text: string): string {
  if (isPlain(text)) return text
  const bare = text.replace(UNFOLDING, ' ').normalize('NFKD').replace(MARKS, '')
  return bare.replace(FOREIGN, (letter) => LATIN.get(letter) ?? letter)
}

/** Whether a text is of plain Latin letters and signs only. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text)
}
