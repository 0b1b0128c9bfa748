import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Freight, openLanes } from '../../../cli/bulk/groups.ts'

function lanesOf(freight: Partial<Freight<string>>) {
  return openLanes<string>({
    lanes: 4,
    numberOf: (number) => number,
    bytesOf: (number) => number.length,
    mostItems: 10,
    mostBytes: 1000,
    send: async () => {},
    ...freight,
  })
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `+1206555${1000 + i}`)
}

test('while nothing is answered, each lane takes a batch under way and one that waits, and no more', async () => {
  const { promise: answers, resolve: answer } = Promise.withResolvers<void>()
  const lanes = lanesOf({ send: () => answers })
  let taken = 0
  const everything = (async () => {
    for (const number of numbers(1000)) {
      await lanes.add(number)
      taken++
    }
    await lanes.finish()
  })()
  for (let turn = 0; turn < 100; turn++) await setImmediate()
  expect(taken).toBe(4 * (10 + 10))
  answer()
  await everything
  expect(taken).toBe(1000)
})

test('what is left over is sent at the end', async () => {
  const sent: string[] = []
  const lanes = lanesOf({ send: async (batch) => void sent.push(...batch) })
  for (const number of numbers(7)) await lanes.add(number)
  expect(sent).toEqual([])
  await lanes.finish()
  expect(sent.toSorted()).toEqual(numbers(7))
})

test('whoever leaves waits for what is under way and sends nothing more', async () => {
  const sent: string[] = []
  const lanes = lanesOf({ lanes: 1, send: async (batch) => void sent.push(...batch) })
  for (const number of numbers(15)) await lanes.add(number)
  await lanes.leave()
  expect(sent).toEqual(numbers(10))
})

test('after a call that failed nothing more is taken, and its error comes out', async () => {
  const lanes = lanesOf({ lanes: 1, mostItems: 1, send: () => Promise.reject(new Error('throttled')) })
  await lanes.add('+12065550120')
  await lanes.add('+12065550121')
  await expect(lanes.add('+12065550122')).rejects.toThrow('throttled')
  await expect(lanes.finish()).rejects.toThrow('throttled')
})

test('what is no number goes in some lane', async () => {
  const sent: string[] = []
  const lanes = lanesOf({ send: async (batch) => void sent.push(...batch) })
  for (const text of ['', '12', 'x-123', '1.2E+10']) await lanes.add(text)
  await lanes.finish()
  expect(sent).toHaveLength(4)
})
