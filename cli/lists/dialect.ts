/** How the columns of a file are separated. */
export interface Dialect {
  delimiter: string
  /** Where the lines begin that count: after `sep=;`, which Excel writes and reads. */
  fromLine: number
}

/** What separates columns in practice, the most usual first, and its name. */
const DELIMITERS = new Map([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
])

/** Tells the separator from a `sep=` line, or from the line that names the columns: the one it has most often. */
export function dialectOf(head: string): Dialect {
  const [, announced] = /^\s*"?sep=(.)"?[ \t,;]*(?:\r?\n|\r|$)/i.exec(head) ?? []
  if (announced !== undefined) return { delimiter: announced, fromLine: leadingLines(head) + 2 }
  const names = unquoted(head.trimStart()).split(/[\r\n]/, 1)[0] ?? ''
  const [delimiter] = [...DELIMITERS.keys()].toSorted((a, b) => count(names, b) - count(names, a))
  return { delimiter: delimiter ?? ',', fromLine: 1 }
}

/** The separator in words. */
export function delimiterName(delimiter: string): string {
  return DELIMITERS.get(delimiter) ?? `"${delimiter}"`
}

function leadingLines(head: string): number {
  const blank = /^\s*/.exec(head)?.[0] ?? ''
  return blank.split('\n').length - 1
}

/** What is in quotes separates nothing. */
function unquoted(text: string): string {
  return text.replaceAll(/"(?:[^"]|"")*"/g, '')
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
