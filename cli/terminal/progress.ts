import { SingleBar } from 'cli-progress'
import { counted, inDigits } from './counts.ts'
import type { Terminal } from './terminal.ts'

/** Shows how much of a long command is done. */
export interface Progress {
  /** So many are done; `detail` says with what result. */
  show(done: number, detail?: string): void
  stop(): void
}

/** What is counted, and how many there are; undefined if that is unknown until the end. */
export interface ProgressOptions {
  thing: string
  total?: number | undefined
}

/** Between two lines of progress where there is no terminal. */
const LINE_INTERVAL_MS = 10_000

/** A bar on a terminal, otherwise a line every ten seconds; both count what is done. */
export function openProgress({ screen, error }: Terminal, options: ProgressOptions): Progress {
  const text = (done: number, detail?: string) => progressText(options, done, detail)
  return screen ? drawBar(screen, options.total, text) : writeLines(error, text)
}

function progressText({ thing, total }: ProgressOptions, done: number, detail?: string): string {
  const count = total === undefined ? counted(done, thing) : `${inDigits(done)} of ${counted(total, thing)}`
  return detail ? `${count}: ${detail}` : count
}

type Text = (done: number, detail?: string) => string

function drawBar(stream: NodeJS.WriteStream, total: number | undefined, text: Text): Progress {
  const bar = new SingleBar({
    format: total === undefined ? '{text}' : '{bar} {percentage} %  {text}',
    stream,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    linewrap: false,
  })
  bar.start(total || 1, 0, { text: text(0) })
  return {
    show: (done, detail) => bar.update(Math.min(done, total ?? 0), { text: text(done, detail) }),
    stop: () => bar.stop(),
  }
}

function writeLines(write: (line: string) => void, text: Text): Progress {
  let next = Date.now() + LINE_INTERVAL_MS
  return {
    show: (done, detail) => {
      if (Date.now() < next) return
      next = Date.now() + LINE_INTERVAL_MS
      write(text(done, detail))
    },
    stop: () => {},
  }
}
