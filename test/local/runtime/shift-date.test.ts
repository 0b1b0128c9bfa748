import { afterEach, expect, test } from 'vitest'
import { shiftDate } from '../../../local/runtime/functions/shift-date.ts'

const machineDate = Date
const hour = 3_600_000

afterEach(() => {
  machineDate.prototype.constructor = machineDate
  globalThis.Date = machineDate
})

function ahead(): BigInt64Array {
  const offset = new SharedArrayBuffer(8)
  shiftDate(offset)
  return new BigInt64Array(offset)
}

test('every way to get the current time returns the shifted time at once', () => {
  const offset = ahead()
  offset[0] = BigInt(hour)
  const late = machineDate.now() + hour - 1000
  expect(Date.now()).toBeGreaterThan(late)
  expect(Date.parse(new Date().toISOString())).toBeGreaterThan(late)
  expect(Date.parse(Date())).toBeGreaterThan(late - 1000)
})

test('a date made from a value is not shifted', () => {
  ahead()[0] = BigInt(hour)
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z')
  expect(new Date(2026, 10, 21) instanceof Date).toBe(true)
  expect(new Date(0).constructor).toBe(Date)
})
