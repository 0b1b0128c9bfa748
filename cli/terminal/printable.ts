import type { Terminal } from './terminal.ts'

/** Everything that a terminal obeys or that changes the order of letters, but for tabs and line breaks. */
const CONTROL = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu

/** The terminal, on which texts from outside are shown and never obeyed: what controls it is written as \u001b, as in JSON. */
export function printable(terminal: Terminal): Terminal {
  const { out, error } = terminal
  return {
    ...terminal,
    out: (line) => out(withoutControl(line)),
    error: (line) => error(withoutControl(line)),
  }
}

function withoutControl(line: string): string {
  return line.replaceAll(
    CONTROL,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A text from outside on one line, in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text)
}
