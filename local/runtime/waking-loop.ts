/** What a round of a loop came to. */
export interface Round {
  /** Whether there was something to do. */
  worked: boolean
  /** Milliseconds after which to look again if nobody wakes the loop. */
  again: number
}

/** Work that sleeps until it is woken or its time has come. */
export interface WakingLoop {
  wake(): void
  /** Looks once more from now on and answers, when it sleeps again, whether there was something to do since the last answer. */
  settled(): Promise<boolean>
  stop(): void
}

/** Runs rounds one after the other; one that throws is reported and tried again after a second. */
export function wakingLoop(round: () => Promise<Round>, report: (line: string) => void): WakingLoop {
  let stopped = false
  let wanted = false
  let rouse = () => {}
  let waiting: ((worked: boolean) => void)[] = []
  let untold = false

  const wake = () => {
    wanted = true
    rouse()
  }
  const guarded = async (): Promise<Round> => {
    try {
      return await round()
    } catch (error) {
      if (!stopped) report(error instanceof Error ? error.message : String(error))
      return { worked: false, again: 1000 }
    }
  }
  /** Tells of unasked rounds too: they may have set off another loop, which has answered already. */
  const tell = (asked: ((worked: boolean) => void)[], worked: boolean) => {
    untold ||= worked
    for (const answer of asked) answer(untold)
    if (asked.length > 0) untold = false
  }
  const run = async () => {
    while (!stopped) {
      wanted = false
      const asked = waiting
      waiting = []
      const { worked, again } = await guarded()
      tell(asked, worked)
      if (!wanted) await sleep(again)
    }
    for (const answer of waiting) answer(false)
  }
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(Math.max(milliseconds, 0), 60_000))
      rouse = () => {
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

/** Waits until all loops find nothing more to do, one setting off the other included; at most a minute. */
export async function settle(loops: WakingLoop[]): Promise<void> {
  const deadline = performance.now() + 60_000
  let worked = true
  while (worked && performance.now() < deadline) {
    const rounds = await Promise.all(loops.map((loop) => loop.settled()))
    worked = rounds.some(Boolean)
  }
}
