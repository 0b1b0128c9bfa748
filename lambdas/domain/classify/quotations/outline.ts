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
const APOSTROPHES = new Set(["'", '‘'])
const QUOTED_LINE = /^\s*>+.*$/gm
const LETTER = /[\p{L}\p{N}]/u
/** What only a quotation is marked by. */
const MARK = /["“«„‘'`<>\uE000]/
const ELLIPSIS = /…|\.\.\./g

/** Finds what a message quotes: lines that begin with `>`, and what stands between quotation marks, closed or cut off. */
export function outlineOf(body: string): Outline {
  if (!MARK.test(body)) return { outline: body, quotations: [] }
  const text = withoutQuotedLines(
    body.replaceAll(PLACE, '').replace(/``|''/g, '"').replaceAll('<<', '«').replaceAll('>>', '»'),
  )
  const quotations: string[] = []
  const unclosed = new Set<string>()
  let outline = ''
  let rest = 0
  for (const { index, 0: mark } of text.matchAll(OPENING)) {
    const end = index < rest || unclosed.has(mark) ? undefined : endOfQuotation(text, index)
    if (end === undefined) {
      if (index >= rest) unclosed.add(mark)
      continue
    }
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

/**
 * Where a quotation is over: behind its own closing mark, at the last "…" of one that was cut off, or with the message. One
 * mark that nothing closes is an apostrophe ("stop 'em").
 */
function endOfQuotation(text: string, start: number): number | undefined {
  const opening = text[start] ?? ''
  let depth = text[start + 1] === opening ? 2 : 1
  let closed: number | undefined
  for (let at = start + 2; at < text.length; at++) {
    const change = depthChange(text, at, opening)
    depth += change
    if (change < 0) closed = at + 1
    if (depth === 0) return closed
  }
  const rest = APOSTROPHES.has(opening) ? undefined : text.length
  return endOfCutOff(text, start) ?? closed ?? rest
}

/** 1 where another quotation opens inside one, -1 where one closes, else 0. */
function depthChange(text: string, at: number, opening: string): number {
  const mark = text[at] ?? ''
  if (CLOSED_BY[opening]?.includes(mark) && closes(text, at)) return -1
  return mark === opening && !LETTER.test(text[at - 1] ?? '') ? 1 : 0
}

/** An apostrophe inside a word closes nothing, nor does a straight mark that stands before one. */
function closes(text: string, at: number): boolean {
  const isBeforeWord = LETTER.test(text[at + 1] ?? '')
  if (text[at] === '"') return !isBeforeWord || !/\s/.test(text[at - 1] ?? '')
  return text[at] === '”' || text[at] === '»' || !isBeforeWord
}

/** Where a quotation was cut off, with words behind it or not; undefined where it was not. */
function endOfCutOff(text: string, start: number): number | undefined {
  const last = [...text.slice(start).matchAll(ELLIPSIS)].at(-1)
  if (!last) return undefined
  const end = start + last.index + last[0].length
  return LETTER.test(text.slice(end)) ? end : text.length
}
