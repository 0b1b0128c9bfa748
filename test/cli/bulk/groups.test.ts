import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type GroupOptions, openGroups } from '../../../cli/bulk/groups.ts'

function groupsOf(options: Partial<GroupOptions<string>>) {
  return openGroups<string>({
    groups: 4,
    numberOf: (number) => number,
    bytesOf: (number) => number.length,
    maxItems: 10,
    maxBytes: 1000,
    send: async () => {},
    ...options,
  })
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `+1206555${1000 + i}`)
}

test('until a call is answered, each group takes one batch in progress and one that waits, and no more', async () => {
  const { promise: answers, resolve: answer } = Promise.withResolvers<void>()
  const groups = groupsOf({ send: () => answers })
  let taken = 0
  const everything = (async () => {
    for (const number of numbers(1000)) {
      await groups.add(number)
      taken++
    }
    await groups.finish()
  })()
  for (let turn = 0; turn < 100; turn++) await setImmediate()
  expect(taken).toBe(4 * (10 + 10))
  answer()
  await everything
  expect(taken).toBe(1000)
})

test('finish sends what remains', async () => {
  const sent: string[] = []
  const groups = groupsOf({ send: async (batch) => void sent.push(...batch) })
  for (const number of numbers(7)) await groups.add(number)
  expect(sent).toEqual([])
  await groups.finish()
  expect(sent.toSorted()).toEqual(numbers(7))
})

test('leave waits for the calls in progress and sends nothing more', async () => {
  const sent: string[] = []
  const groups = groupsOf({ groups: 1, send: async (batch) => void sent.push(...batch) })
  for (const number of numbers(15)) await groups.add(number)
  await groups.leave()
  expect(sent).toEqual(numbers(10))
})

test('after a failed call the groups accept nothing more, and throw its error', async () => {
  const groups = groupsOf({ groups: 1, maxItems: 1, send: () => Promise.reject(new Error('throttled')) })
  await groups.add('+12065550120')
  await groups.add('+12065550121')
  await expect(groups.add('+12065550122')).rejects.toThrow('throttled')
  await expect(groups.finish()).rejects.toThrow('throttled')
})

test('text that is not a number goes to some group', async () => {
  const sent: string[] = []
  const groups = groupsOf({ send: async (batch) => void sent.push(...batch) })
  for (const text of ['', '12', 'x-123', '1.2E+10']) await groups.add(text)
  await groups.finish()
  expect(sent).toHaveLength(4)
})
