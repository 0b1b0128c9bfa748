const QUOTED = /^\s*>/
const LETTER = /[\p{L}\p{N}]/u

/** A reply without the lines that it quotes; a message of nothing but quoted lines is its own words. */
export function setQuotesAside(text: string): string {
  if (!text.includes('>')) return text
  const own = text
    .split('\n')
    .filter((line) => !QUOTED.test(line))
    .join('\n')
  return LETTER.test(own) ? own : text
}
