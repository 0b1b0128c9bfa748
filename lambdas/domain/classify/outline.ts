/** Stands in an outline where a quotation was. */
export const PLACE = '\uE000'

/** A message with a mark in the place of each quotation, and the quotations. */
export interface Outline {
  outline: string
  quotations: readonly string[]
}

const OPENING = /(?<![\p{L}\p{N}])["“«„‘']/gu
const CLOSED_BY: Readonly<Record<string, string>> = {
  ...{ '“': '”', '«': '»', '„': '“”' },
  ...{ '"': '"', '‘': '’', "'": "'" },
}
const QUOTED_LINE = /^\s*>+.*$/gm
const LETTER = /[\p{L}\p{N}]/u
const ELLIPSIS = /…|\.\.\./g

/** Finds what a message quotes: lines that begin with `>`, and what stands between quotation marks, closed or cut off. */
export function outlineOf(body: string): Outline {
  const text = withoutQuotedLines(
    body.replaceAll(PLACE, '').replace(/``|''/g, '"').replaceAll('<<', '«').replaceAll('>>', '»'),
  )
  const quotations: string[] = []
  let outline = ''
  let rest = 0
  for (const { index } of text.matchAll(OPENING)) {
    if (index < rest) continue
    const end = endOfQuotation(text, index)
    quotations.push(text.slice(index + 1, end))
    outline += `${text.slice(rest, index)}${PLACE}`
    rest = end
  }
  return { outline: outline + text.slice(rest), quotations }
}

function withoutQuotedLines(text: string): string {
  const own = text.replace(QUOTED_LINE, '')
  return LETTER.test(own) ? own : text
}

/** Where a quotation is over: behind its own closing mark, at the last "…" of one that was cut off, or with the message. */
function endOfQuotation(text: string, start: number): number {
  const opening = text[start] ?? ''
  const closing = CLOSED_BY[opening] ?? ''
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const mark = text[at] ?? ''
    const isEnd = at > start + 1 && closing.includes(mark) && closes(text, at)
    if (!isEnd && mark === opening) depth++
    if (isEnd && --depth <= 0) return at + 1
  }
  return endOfCutOff(text, start)
}

/** An apostrophe inside a word closes nothing, nor does a straight mark that stands before one. */
function closes(text: string, at: number): boolean {
  const isBeforeWord = LETTER.test(text[at + 1] ?? '')
  if (text[at] === '"') return !isBeforeWord || !/\s/.test(text[at - 1] ?? '')
  return text[at] === '”' || text[at] === '»' || !isBeforeWord
}

function endOfCutOff(text: string, start: number): number {
  const ends = [...text.slice(start).matchAll(ELLIPSIS)].map(
    ({ index, 0: { length } }) => start + index + length,
  )
  const last = ends.findLast((end) => LETTER.test(text.slice(end)))
  const isCutAtTheEnd = ends.some((end) => !LETTER.test(text.slice(end)))
  return last === undefined || isCutAtTheEnd ? text.length : last
}
