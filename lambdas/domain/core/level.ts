import type { MessageClass } from './message-class.ts'

/** How firmly somebody agreed; each level includes the ones before it (GATE-2). */
export type Level = 'implied' | 'express' | 'express_written'

const order: readonly Level[] = ['implied', 'express', 'express_written']

/** Whether a level is as high as another, or higher. */
export function isAtLeast(level: Level, other: Level): boolean {
  return order.indexOf(level) >= order.indexOf(other)
}

const needed: Record<MessageClass, Level> = {
  conversational: 'implied',
  informational: 'express',
  promotional: 'express_written',
}

/** The level of consent that a message of this class needs (GATE-2). */
export function levelNeeded(messageClass: MessageClass): Level {
  return needed[messageClass]
}
