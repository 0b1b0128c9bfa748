import { expect, test } from 'vitest'
import { levelNeeded } from '../../../../lambdas/domain/core/level.ts'

test.each([
  ['conversational', 'implied'],
  ['informational', 'express'],
  ['promotional', 'express_written'],
] as const)('GATE-2: %s messages need %s consent', (messageClass, level) => {
  expect(levelNeeded(messageClass)).toBe(level)
})
