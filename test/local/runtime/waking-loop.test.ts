import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { settle, wakingLoop } from '../../../local/runtime/waking-loop.ts'

test('all is quiet only when what an unasked round set off is done as well', async () => {
  const done: string[] = []
  const workOnce = (name: string, ready: () => boolean, milliseconds: number, then = () => {}) =>
    wakingLoop(async () => {
      const worked = ready() && !done.includes(name)
      if (worked) {
        await pause(milliseconds)
        done.push(name)
        then()
      }
      return { worked, again: Number.POSITIVE_INFINITY }
    }, console.error)

  // The second loop has answered long before the first, whose round is underway by then, sets it off.
  const second = workOnce('second', () => done.includes('first'), 40)
  const first = workOnce('first', () => true, 20, second.wake)
  await settle([first, second])
  expect(done).toEqual(['first', 'second'])
  for (const loop of [first, second]) loop.stop()
})
