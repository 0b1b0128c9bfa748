/** How to deliver a batch of stream records. */
export interface Delivery<Item> {
  /** Invokes the function and answers the index of the first record that failed, undefined if none did. */
  attempt(items: Item[]): Promise<number | undefined>
  /** -1 for no limit. */
  maximumRetries: number
  bisect: boolean
  pause(milliseconds: number): Promise<void>
  giveUp(items: Item[], attempts: number): void
}

/**
 * Delivers records in order, as Lambda does. A failed batch is retried from the first failed record; with `bisect` it is
 * split in halves until the bad record is alone; after the last retry it is given up.
 */
export async function deliver<Item>(items: Item[], delivery: Delivery<Item>, retries = 0): Promise<void> {
  const { attempt, maximumRetries, bisect, pause, giveUp } = delivery
  const failedAt = await attempt(items)
  if (failedAt === undefined) return
  if (failedAt > 0) return deliver(items.slice(failedAt), delivery)
  if (bisect && items.length > 1) {
    const middle = Math.ceil(items.length / 2)
    await deliver(items.slice(0, middle), delivery)
    return deliver(items.slice(middle), delivery)
  }
  if (maximumRetries !== -1 && retries >= maximumRetries) return giveUp(items, retries + 1)
  await pause(Math.min(100 * 2 ** retries, 5000))
  return deliver(items, delivery, retries + 1)
}
