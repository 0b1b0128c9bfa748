/** The result of one round of a loop. */
export interface Round {
  /** Whether there was something to do. */
  worked: boolean
  /** Milliseconds until the next round if nothing wakes the loop. */
  sleep: number
}

/** A loop that sleeps until it is woken or its next round is due. */
export interface WakingLoop {
  wake(): void
  /** Runs one more round and then answers whether any round since the last answer had something to do. */
  settled(): Promise<boolean>
  stop(): void
}

/** Runs rounds one after another; a round that throws is reported and repeated after a second. */
export function wakingLoop(round: () => Promise<Round>, report: (line: string) => void): WakingLoop {
  let stopped = false
  let wokenEarly = false
  let endSleep = () => {}
  let waiting: ((worked: boolean) => void)[] = []
  let unreportedWork = false

  const wake = () => {
    wokenEarly = true
    endSleep()
  }
  const runRound = async (): Promise<Round> => {
    try {
      return await round()
    } catch (error) {
      if (!stopped) report(error instanceof Error ? error.message : String(error))
      return { worked: false, sleep: 1000 }
    }
  }
  /** Counts earlier rounds too: they may have given work to another loop, which has answered already. */
  const answerAll = (answers: ((worked: boolean) => void)[], worked: boolean) => {
    unreportedWork ||= worked
    for (const answer of answers) answer(unreportedWork)
    if (answers.length > 0) unreportedWork = false
  }
  const run = async () => {
    while (!stopped) {
      wokenEarly = false
      const answers = waiting
      waiting = []
      const { worked, sleep } = await runRound()
      answerAll(answers, worked)
      if (!wokenEarly) await sleepFor(sleep)
    }
    for (const answer of waiting) answer(false)
  }
  const sleepFor = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(Math.max(milliseconds, 0), 60_000))
      endSleep = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  void run()
  return {
    wake,
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        wake()
      }),
    stop: () => {
      stopped = true
      wake()
    },
  }
}

/** Waits until no loop has anything to do, including work that loops give each other; at most a minute. */
export async function settle(loops: WakingLoop[]): Promise<void> {
  const deadline = performance.now() + 60_000
  let worked = true
  while (worked && performance.now() < deadline) {
    const rounds = await Promise.all(loops.map((loop) => loop.settled()))
    worked = rounds.some(Boolean)
  }
}
