import { expect, test } from 'vitest'
import { intervalOf } from '../../../local/runtime/schedules/rate.ts'

test.each([
  ['rate(1 minute)', 60_000],
  ['rate(5 minutes)', 300_000],
  ['rate(2 hours)', 7_200_000],
  ['rate(1 day)', 86_400_000],
])('%s is every %i milliseconds', (expression, milliseconds) => {
  expect(intervalOf(expression)).toBe(milliseconds)
})

test('another kind of schedule is refused by name', () => {
  expect(() => intervalOf('cron(0 12 * * ? *)')).toThrow('cron(0 12 * * ? *)')
})
