import { expect, test } from 'vitest'
import { shareOut } from '../../lib/share-out.ts'

const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `phone-${i}`)
const share = (things: string[], atLeast?: number): string[][] => shareOut(things, (id) => id, 100, atLeast)
const placeIn = (shares: string[][], id: string): number => shares.findIndex((each) => each.includes(id))

test('a hundred numbers lie together, and more are shared out, no more than a hundred to a stack', () => {
  expect(share(ids(100))).toEqual([ids(100)])
  const shares = share(ids(1000))
  expect(shares.flat().toSorted()).toEqual(ids(1000).toSorted())
  expect(Math.max(...shares.map(({ length }) => length))).toBeLessThanOrEqual(100)
  expect(shares.length).toBeLessThan(15)
})

test('a number that comes or goes moves no other number', () => {
  const [before, without, withMore] = [share(ids(150)), share(ids(149), 2), share(ids(151))]
  expect([before.length, withMore.length]).toEqual([2, 2])
  for (const id of ids(149))
    expect([placeIn(without, id), placeIn(withMore, id)]).toEqual(Array(2).fill(placeIn(before, id)))
})

test('where there is one stack more, numbers move to it and to no other', () => {
  const [before, after] = [share(ids(300), 4), share(ids(300), 5)]
  const moved = ids(300).filter((id) => placeIn(before, id) !== placeIn(after, id))
  expect(moved.length).toBeGreaterThan(20)
  expect(moved.map((id) => placeIn(after, id))).toEqual(moved.map(() => 4))
})
