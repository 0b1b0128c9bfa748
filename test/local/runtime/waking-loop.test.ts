import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { settle, wakingLoop } from '../../../local/runtime/waking-loop.ts'

test('settling waits for work that an earlier round gave to another loop', async () => {
  const done: string[] = []
  const workOnce = (name: string, ready: () => boolean, milliseconds: number, then = () => {}) =>
    wakingLoop(async () => {
      const worked = ready() && !done.includes(name)
      if (worked) {
        await pause(milliseconds)
        done.push(name)
        then()
      }
      return { worked, sleep: Number.POSITIVE_INFINITY }
    }, console.error)

  // The second loop answers long before the first loop, whose round is already running, gives it work.
  const second = workOnce('second', () => done.includes('first'), 40)
  const first = workOnce('first', () => true, 20, second.wake)
  await settle([first, second])
  expect(done).toEqual(['first', 'second'])
  for (const loop of [first, second]) loop.stop()
})
