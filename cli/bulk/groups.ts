/**
 * Calls side by side, with everything about one number in one group: what comes later in a file is sent only when what
 * came before it was answered, so that an opt-in and a later stop cannot overtake each other.
 */
export interface Groups<Item> {
  /** Takes an item; waits while its group has a full batch and a call under way, so that memory stays bounded. */
  add(item: Item): Promise<void>
  /** Sends what is left and waits for every answer. */
  finish(): Promise<void>
  /** Waits for the answers that are under way and sends nothing more. */
  leave(): Promise<void>
}

/** What groups carry, and how much of it at once. */
export interface GroupOptions<Item> {
  groups: number
  /** The number that an item is about. */
  numberOf: (item: Item) => string
  bytesOf: (item: Item) => number
  /** Items in a call, at most. */
  maxItems: number
  /** Bytes in a call, at most. */
  maxBytes: number
  send: (batch: Item[]) => Promise<void>
}

interface Group<Item> {
  waiting: Item[]
  bytes: number
  underway: Promise<void>
}

/** Opens groups; after a call that failed they take nothing more, and raise what it raised. */
export function openGroups<Item>(options: GroupOptions<Item>): Groups<Item> {
  const { groups: count, numberOf, bytesOf, maxItems, maxBytes, send } = options
  const groups = Array.from({ length: count }, (): Group<Item> => emptyGroup())
  const failures: unknown[] = []

  const depart = async (group: Group<Item>): Promise<void> => {
    await group.underway
    refuseAfterFailure(failures)
    const batch = group.waiting
    Object.assign(group, emptyGroup())
    if (batch.length > 0) group.underway = send(batch).catch((error) => void failures.push(error))
  }
  const leave = async (): Promise<void> => {
    await Promise.all(groups.map(({ underway }) => underway))
    refuseAfterFailure(failures)
  }
  return {
    add: async (item) => {
      refuseAfterFailure(failures)
      const group = groups[groupOf(numberOf(item), count)] as Group<Item>
      const bytes = bytesOf(item)
      if (group.waiting.length === maxItems || group.bytes + bytes > maxBytes) await depart(group)
      group.waiting.push(item)
      group.bytes += bytes
    },
    finish: async () => {
      await Promise.all(groups.map(depart))
      await leave()
    },
    leave,
  }
}

function emptyGroup<Item>(): Group<Item> {
  return { waiting: [], bytes: 0, underway: Promise.resolve() }
}

function refuseAfterFailure(failures: readonly unknown[]): void {
  if (failures.length > 0) throw failures[0]
}

/** Last digits are spread evenly. */
function groupOf(number: string, count: number): number {
  return Math.abs(Number.parseInt(number.slice(-4), 10) || 0) % count
}
