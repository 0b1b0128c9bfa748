/** How a batch of stream records is tried. */
export interface Delivery<Item> {
  /** Invokes the function and answers the index of the first record that failed, undefined where none did. */
  attempt(items: Item[]): Promise<number | undefined>
  /** -1: until it succeeds. */
  maximumRetries: number
  bisect: boolean
  pause(milliseconds: number): Promise<void>
  giveUp(items: Item[], attempts: number): void
}

/**
 * Delivers records in order, as Lambda does: what failed is tried again from the first failure on; with `bisect` in
 * halves, until the bad record stands alone; after the last retry it is given up.
 */
export async function deliver<Item>(items: Item[], delivery: Delivery<Item>, tried = 0): Promise<void> {
  const { attempt, maximumRetries, bisect, pause, giveUp } = delivery
  const failedAt = await attempt(items)
  if (failedAt === undefined) return
  if (failedAt > 0) return deliver(items.slice(failedAt), delivery)
  if (bisect && items.length > 1) {
    const middle = Math.ceil(items.length / 2)
    await deliver(items.slice(0, middle), delivery)
    return deliver(items.slice(middle), delivery)
  }
  if (maximumRetries !== -1 && tried >= maximumRetries) return giveUp(items, tried + 1)
  await pause(Math.min(100 * 2 ** tried, 5000))
  return deliver(items, delivery, tried + 1)
}
