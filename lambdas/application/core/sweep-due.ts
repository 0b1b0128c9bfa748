import pMap from 'p-map'

/** How a sweep works what it finds. */
export interface Sweeping<Due> {
  /** Whether no time is left: nothing more is begun then, and the next run goes on. */
  isOver: () => boolean
  /** Whose it is: what belongs together is worked in the order in which it was found. */
  groupOf: (due: Due) => string
  work: (due: Due) => Promise<void>
}

/** How many people's things are worked side by side. */
const CONCURRENCY = 16

/**
 * Works whatever is due, page by page, until all is worked or no time is left. What cannot be worked holds up nothing
 * else: the first error is raised when everything has been tried.
 */
export async function sweepDue<Due>(
  pages: AsyncIterable<readonly Due[]>,
  sweeping: Sweeping<Due>,
): Promise<void> {
  const errors: unknown[] = []
  const workGroup = async (group: readonly Due[]) => {
    for (const due of group) {
      try {
        if (!sweeping.isOver()) await sweeping.work(due)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await pMap(groupsOf(pages, sweeping), workGroup, { concurrency: CONCURRENCY })
  if (errors.length > 0) throw errors[0]
}

async function* groupsOf<Due>(
  pages: AsyncIterable<readonly Due[]>,
  { isOver, groupOf }: Sweeping<Due>,
): AsyncIterable<readonly Due[]> {
  for await (const page of pages) {
    if (isOver()) return
    yield* Map.groupBy(page, groupOf).values()
  }
}
