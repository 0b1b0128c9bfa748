/**
 * Calls side by side, with everything about one number in one lane: what comes later in a file is sent only when what
 * came before it was answered, so that an opt-in and a later stop cannot overtake each other.
 */
export interface Lanes<Item> {
  /** Takes an item; waits while its lane has a full batch and a call under way, so that memory stays bounded. */
  add(item: Item): Promise<void>
  /** Sends what is left and waits for every answer. */
  finish(): Promise<void>
  /** Waits for the answers that are under way and sends nothing more. */
  leave(): Promise<void>
}

/** What lanes carry, and how much of it at once. */
export interface Freight<Item> {
  lanes: number
  /** The number that an item is about. */
  numberOf: (item: Item) => string
  bytesOf: (item: Item) => number
  /** Items in a call, at most. */
  mostItems: number
  /** Bytes in a call, at most. */
  mostBytes: number
  send: (batch: Item[]) => Promise<void>
}

interface Lane<Item> {
  waiting: Item[]
  bytes: number
  underway: Promise<void>
}

/** Opens lanes; after a call that failed they take nothing more, and raise what it raised. */
export function openLanes<Item>(freight: Freight<Item>): Lanes<Item> {
  const { lanes: count, numberOf, bytesOf, mostItems, mostBytes, send } = freight
  const lanes = Array.from({ length: count }, (): Lane<Item> => emptyLane())
  const failures: unknown[] = []

  const depart = async (lane: Lane<Item>): Promise<void> => {
    await lane.underway
    refuseAfterFailure(failures)
    const batch = lane.waiting
    Object.assign(lane, emptyLane())
    if (batch.length > 0) lane.underway = send(batch).catch((error) => void failures.push(error))
  }
  const leave = async (): Promise<void> => {
    await Promise.all(lanes.map(({ underway }) => underway))
    refuseAfterFailure(failures)
  }
  return {
    add: async (item) => {
      refuseAfterFailure(failures)
      const lane = lanes[laneOf(numberOf(item), count)] as Lane<Item>
      const bytes = bytesOf(item)
      if (lane.waiting.length === mostItems || lane.bytes + bytes > mostBytes) await depart(lane)
      lane.waiting.push(item)
      lane.bytes += bytes
    },
    finish: async () => {
      await Promise.all(lanes.map(depart))
      await leave()
    },
    leave,
  }
}

function emptyLane<Item>(): Lane<Item> {
  return { waiting: [], bytes: 0, underway: Promise.resolve() }
}

function refuseAfterFailure(failures: readonly unknown[]): void {
  if (failures.length > 0) throw failures[0]
}

/** Last digits are spread evenly. */
function laneOf(number: string, count: number): number {
  return Math.abs(Number.parseInt(number.slice(-4), 10) || 0) % count
}
