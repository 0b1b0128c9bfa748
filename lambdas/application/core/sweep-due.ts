import pMap from 'p-map'

/** How a sweep processes what is due. */
export interface Sweeping<Due> {
  /** Whether time is up: the sweep then starts nothing more, and the next run continues. */
  isOver: () => boolean
  /** Items of one group are processed in the order in which they were found. */
  groupOf: (due: Due) => string
  work: (due: Due) => Promise<void>
}

/** How many groups are processed at the same time. */
const CONCURRENCY = 16

/**
 * Processes everything that is due, page by page, until all is done or time is up. A failing item holds up no other: the
 * first error is thrown after everything has been tried.
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
