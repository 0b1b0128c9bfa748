/**
 * Makes calls in parallel, with everything about one number in one group: a later row of a number is sent only after the
 * earlier one was answered, so that a stop cannot overtake the opt-in before it.
 */
export interface Groups<Item> {
  /** Takes an item; waits while its group has a full batch and a call in progress, so that memory stays bounded. */
  add(item: Item): Promise<void>
  /** Sends what remains and waits for every answer. */
  finish(): Promise<void>
  /** Waits for the calls in progress and sends nothing more. */
  leave(): Promise<void>
}

/** What the groups send, and how much of it at a time. */
export interface GroupOptions<Item> {
  groups: number
  /** The number that an item is about. */
  numberOf: (item: Item) => string
  bytesOf: (item: Item) => number
  /** The most items in a call. */
  maxItems: number
  /** The most bytes in a call. */
  maxBytes: number
  send: (batch: Item[]) => Promise<void>
}

interface Group<Item> {
  waiting: Item[]
  bytes: number
  inProgress: Promise<void>
}

/** Opens groups; after a call fails they accept nothing more, and throw its error. */
export function openGroups<Item>(options: GroupOptions<Item>): Groups<Item> {
  const { groups: count, numberOf, bytesOf, maxItems, maxBytes, send } = options
  const groups = Array.from({ length: count }, (): Group<Item> => emptyGroup())
  const failures: unknown[] = []

  const sendWaiting = async (group: Group<Item>): Promise<void> => {
    await group.inProgress
    refuseAfterFailure(failures)
    const batch = group.waiting
    Object.assign(group, emptyGroup())
    if (batch.length > 0) group.inProgress = send(batch).catch((error) => void failures.push(error))
  }
  const leave = async (): Promise<void> => {
    await Promise.all(groups.map(({ inProgress }) => inProgress))
    refuseAfterFailure(failures)
  }
  return {
    add: async (item) => {
      refuseAfterFailure(failures)
      const group = groups[groupOf(numberOf(item), count)] as Group<Item>
      const bytes = bytesOf(item)
      if (group.waiting.length === maxItems || group.bytes + bytes > maxBytes) await sendWaiting(group)
      group.waiting.push(item)
      group.bytes += bytes
    },
    finish: async () => {
      await Promise.all(groups.map(sendWaiting))
      await leave()
    },
    leave,
  }
}

function emptyGroup<Item>(): Group<Item> {
  return { waiting: [], bytes: 0, inProgress: Promise.resolve() }
}

function refuseAfterFailure(failures: readonly unknown[]): void {
  if (failures.length > 0) throw failures[0]
}

/** The last digits are evenly distributed. */
function groupOf(number: string, count: number): number {
  return Math.abs(Number.parseInt(number.slice(-4), 10) || 0) % count
}
