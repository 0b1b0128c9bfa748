import type { Slot } from '../core/send-history.ts'

/** A day in seconds, the unit of slots. */
export const DAY_IN_SECONDS = 86_400

/** The maximum number of slots per window if more messages than that are promised: it keeps records small. */
const MAX_SLOTS = 50

/** The length of a slot, in seconds. */
export function slotLength(most: number, seconds: number): number {
  return most <= MAX_SLOTS ? 1 : Math.ceil(seconds / MAX_SLOTS)
}

/** The end of the slot that contains a time. */
export function slotOf(instant: string, length: number): number {
  return Math.ceil(Date.parse(instant) / 1000 / length) * length
}

/** The slots within a window of this many seconds, which ends exactly that long after a message. */
export function inSight(slots: readonly Slot[], seconds: number, now: string): Slot[] {
  return slots.filter(([end]) => (end + seconds) * 1000 > Date.parse(now))
}

/** The number of messages in the slots. */
export function total(slots: readonly Slot[]): number {
  return slots.reduce((sum, [, count]) => sum + count, 0)
}

/** The slots with one more message, in order of time. */
export function counted(slots: readonly Slot[], end: number): Slot[] {
  const others = slots.filter(([other]) => other !== end)
  const count = slots.find(([other]) => other === end)?.[1] ?? 0
  return [...others, [end, count + 1] satisfies Slot].sort(([a], [b]) => a - b)
}

/** The slots without one counted message. */
export function uncounted(slots: readonly Slot[], end: number): Slot[] {
  return slots.flatMap(([other, count]): Slot[] => {
    if (other !== end) return [[other, count]]
    return count > 1 ? [[other, count - 1]] : []
  })
}

/** When one more message fits into a window with this maximum; null: now. In epoch milliseconds. */
export function roomAt(slots: readonly Slot[], most: number, seconds: number, now: string): number | null {
  const seen = inSight(slots, seconds, now)
  let left = total(seen)
  if (left < most) return null
  for (const [end, count] of seen.toSorted(([a], [b]) => a - b)) {
    left -= count
    if (left < most) return (end + seconds) * 1000
  }
  return null
}
