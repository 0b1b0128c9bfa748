import { LEVELS, type Level, type MessageClass } from './vocabulary.ts'

/** Whether a level is at least as high as another. */
export function isAtLeast(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(other)
}

const needed: Record<MessageClass, Level> = {
  conversational: 'implied',
  informational: 'express',
  promotional: 'express_written',
}

/** The level of consent that a message of this class requires (GATE-2). */
export function levelNeeded(messageClass: MessageClass): Level {
  return needed[messageClass]
}

/** Whether the class requires at least as much as the other (GATE-2). */
export function isAtLeastAsStrict(messageClass: MessageClass, other: MessageClass): boolean {
  return isAtLeast(levelNeeded(messageClass), levelNeeded(other))
}
