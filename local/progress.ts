/** Short lines about what is going on; on a terminal each takes the place of the one before. */
export interface Progress {
  step(line: string): void
  /** Says something that stays. */
  say(line: string): void
}

/** Progress on standard output, steps only where a person is watching. */
export function progress(output: NodeJS.WriteStream): Progress {
  const clear = output.isTTY ? '\r\x1b[K' : ''
  return {
    step: (line) => {
      if (output.isTTY) output.write(`${clear}${line}`)
    },
    say: (line) => {
      output.write(`${clear}${line}\n`)
    },
  }
}
