import { describe, expect, test } from 'vitest'
import {
  consumeLimit,
  defaultLimits,
  limitsOf,
  nextWithin,
} from '../../../../lambdas/domain/tenant/limits.ts'
import { hours, minutes, noon } from '../../../fixtures.ts'

const { phone, address } = limitsOf({ ...defaultLimits, addressPerHour: 10 }, 'request')

describe('REPLY-1 a limit', () => {
  test('admits the first', () => {
    expect(consumeLimit([], phone, noon)).toEqual([noon])
  })

  test.each([
    [0, null],
    [9, null],
    [10, [noon, minutes(10)]],
  ])('of one in ten minutes after %i minutes', (after, expected) => {
    expect(consumeLimit([noon], phone, minutes(after))).toEqual(expected)
  })

  test.each([
    [3, null],
    [23, null],
    [24, [hours(1), hours(2), hours(24)]],
  ])('of three a day after %i hours forgets what no limit looks back to', (after, expected) => {
    expect(consumeLimit([noon, hours(1), hours(2)], phone, hours(after))).toEqual(expected)
  })

  test('of ten an hour refuses the eleventh', () => {
    const ten = Array.from({ length: 10 }, (_, i) => minutes(i))
    expect(consumeLimit(ten, address, minutes(59))).toBeNull()
    expect(consumeLimit(ten, address, minutes(60))).toHaveLength(10)
  })

  test.each([
    [[], 0],
    [[noon], 10],
    [[noon, hours(1)], 70],
    [[noon, hours(1), hours(2)], 24 * 60],
  ])('after requests at %j admits the next at minute %i', (times, next) => {
    expect(nextWithin(times, phone, times.at(-1) ?? noon)).toBe(minutes(next))
  })
})
