import { SingleBar } from 'cli-progress'
import type { Terminal } from './command.ts'

/** Shows how far something has come. */
export interface Progress {
  /** So much of the total is done; in words, how far it has come. */
  show(done: number, words: string): void
  stop(): void
}

/** Between two lines where nobody watches. */
const INTERVAL = 10_000

/** A bar where somebody watches, else a line every ten seconds; without a total only the words. */
export function openProgress({ screen, error }: Terminal, total?: number): Progress {
  return screen ? bar(screen, total) : lines(error)
}

function bar(stream: NodeJS.WriteStream, total: number | undefined): Progress {
  const format = total === undefined ? '{words}' : '{bar} {percentage} %  {words}'
  const drawn = new SingleBar({
    format,
    stream,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    linewrap: false,
  })
  drawn.start(total || 1, 0, { words: '' })
  return {
    show: (done, words) => drawn.update(Math.min(done, total || 1), { words }),
    stop: () => drawn.stop(),
  }
}

function lines(write: (line: string) => void): Progress {
  let next = Date.now() + INTERVAL
  return {
    show: (_, words) => {
      if (Date.now() < next) return
      next = Date.now() + INTERVAL
      write(words)
    },
    stop: () => {},
  }
}

/** A count as people read it: 12,500. */
export function counted(count: number, thing: string): string {
  return `${inDigits(count)} ${thing}${count === 1 ? '' : 's'}`
}

/** A number as people read it: 12,500. */
export function inDigits(count: number): string {
  return count.toLocaleString('en-US')
}
