/** Reports progress in short lines; on a terminal each step replaces the one before. */
export interface Progress {
  step(line: string): void
  /** Prints a line that stays. */
  print(line: string): void
}

/** Reports progress on an output stream, with steps only on a terminal. */
export function progress(output: NodeJS.WriteStream): Progress {
  const clear = output.isTTY ? '\r\x1b[K' : ''
  return {
    step: (line) => {
      if (output.isTTY) output.write(`${clear}${line}`)
    },
    print: (line) => {
      output.write(`${clear}${line}\n`)
    },
  }
}
