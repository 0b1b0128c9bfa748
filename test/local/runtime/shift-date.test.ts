import { afterEach, expect, test } from 'vitest'
import { moveDate } from '../../../local/runtime/functions/moved-date.ts'

const machine = Date
const hour = 3_600_000

afterEach(() => {
  machine.prototype.constructor = machine
  globalThis.Date = machine
})

function ahead(): BigInt64Array {
  const offset = new SharedArrayBuffer(8)
  moveDate(offset)
  return new BigInt64Array(offset)
}

test('every way to ask for the time tells the moved time, as soon as it moves', () => {
  const offset = ahead()
  offset[0] = BigInt(hour)
  const late = machine.now() + hour - 1000
  expect(Date.now()).toBeGreaterThan(late)
  expect(Date.parse(new Date().toISOString())).toBeGreaterThan(late)
  expect(Date.parse(Date())).toBeGreaterThan(late - 1000)
})

test('a date that is given stays as it is', () => {
  ahead()[0] = BigInt(hour)
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z')
  expect(new Date(2026, 10, 21) instanceof Date).toBe(true)
  expect(new Date(0).constructor).toBe(Date)
})
