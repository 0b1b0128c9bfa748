import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dialectOf } from '../../../cli/lists/dialect.ts'
import { type DateOrder, readDate } from '../../../cli/lists/read-date.ts'
import { readCountry, readNumber } from '../../../cli/lists/read-number.ts'
import { readStatus } from '../../../cli/lists/read-status.ts'
import { ANY_LIST, LIST_FORMS } from '../../../cli/lists/vendors.ts'

test.each([
  ['2026-11-20T09:30:00.000Z', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20T09:30Z', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20T09:30:00.123456Z', '2026-11-20T09:30:00.123Z'],
  ['2026-11-20 09:30:00+00:00', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20T09:30:00-0800', '2026-11-20T17:30:00.000Z'],
  ['2026-11-20 09:30:00 UTC', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20 9:30 PM EST', '2026-11-21T02:30:00.000Z'],
  ['2026-11-20', '2026-11-20T00:00:00.000Z'],
  ['2026/11/20 09:30', '2026-11-20T09:30:00.000Z'],
  ['Nov 20, 2026', '2026-11-20T00:00:00.000Z'],
  ['November 20, 2026 at 9:30 AM', '2026-11-20T09:30:00.000Z'],
  ['Fri, 20 Nov 2026 09:30:00 GMT', '2026-11-20T09:30:00.000Z'],
  ['20-Nov-2026 12:05 a.m.', '2026-11-20T00:05:00.000Z'],
  ['\u200E2026-11-20\u00A009:30', '2026-11-20T09:30:00.000Z'],
])('the date %j is %s, whatever the order', (text, at) => {
  for (const order of [undefined, 'mdy', 'dmy', 'ymd'] as const)
    expect(readDate(text, { zone: 'UTC', order })).toEqual({ at })
})

test.each([
  ['11/20/2026', 'mdy', '2026-11-20T00:00:00.000Z'],
  ['11/20/26 3:05 PM', 'mdy', '2026-11-20T15:05:00.000Z'],
  ['20.11.2026, 15:05:06', 'dmy', '2026-11-20T15:05:06.000Z'],
  ['20/11/2026', 'dmy', '2026-11-20T00:00:00.000Z'],
  ['26-11-20', 'ymd', '2026-11-20T00:00:00.000Z'],
] as const)('the date %j in the order %s is %s; without an order it is not read', (text, order, at) => {
  expect(readDate(text, { zone: 'UTC', order })).toEqual({ at })
  expect(readDate(text, { zone: 'UTC' })).toMatchObject({ ambiguous: true })
})

test.each([
  ['13/20/2026', 'mdy'],
  ['2/30/2026', 'mdy'],
  ['11/20/2026 25:00', 'mdy'],
  ['11/20/2026 13:00 PM', 'mdy'],
  ['2026-13-01', 'mdy'],
  ['46346.5', 'mdy'],
  ['yesterday', 'mdy'],
  ['Smarch 20, 2026', 'mdy'],
  ['+12065550121', 'dmy'],
  ['2065550121', 'dmy'],
] as [string, DateOrder][])(
  '%j is no date in the order %s, and the reason does not repeat it',
  (text, order) => {
    const reading = readDate(text, { zone: 'UTC', order })
    expect(reading).toEqual({ flaw: expect.any(String) })
    expect(JSON.stringify(reading)).not.toContain(text)
  },
)

test('a time without a zone is one of the zone of the list, in summer and in winter', () => {
  const at = (text: string) => readDate(text, { zone: 'America/New_York' })
  expect(at('2026-07-01 12:00')).toEqual({ at: '2026-07-01T16:00:00.000Z' })
  expect(at('2026-12-01 12:00')).toEqual({ at: '2026-12-01T17:00:00.000Z' })
})

test('seconds since 1970 are a date only where the system writes such', () => {
  expect(readDate('1791198000', { zone: 'UTC', epoch: true })).toEqual({ at: '2026-10-05T11:00:00.000Z' })
  expect(readDate('1791198000', { zone: 'UTC' })).toHaveProperty('flaw')
})

test('every time that we write is read as itself', () => {
  const times = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(times, (date) => {
      expect(readDate(date.toISOString(), { zone: 'Asia/Tokyo' })).toEqual({ at: date.toISOString() })
    }),
  )
})

test.each([
  ['+12065550121', undefined],
  ['+1 (206) 555-0121', undefined],
  ['\u202A+1 206 555 0121\u202C', undefined],
  ['tel:+12065550121', undefined],
  ["'+12065550121", undefined],
  ['="+12065550121"', undefined],
  ['+１２０６５５５０１２１', undefined],
  ['2065550121', 'US'],
  ['12065550121', 'US'],
  ['(206) 555-0121', 'US'],
  ['1-206-555-0121', 'CA'],
  ['206.555.0121', 'US'],
  ['2065550121.0', 'US'],
])('the number %j in a list of %s is +12065550121', (text, country) => {
  expect(readNumber(text, country)).toEqual({ to: '+12065550121' })
})

test('a national number drops its trunk 0; an international one keeps its digits, to be refused with the likely one (IN-12)', () => {
  expect(readNumber('07911 123456', 'GB')).toEqual({ to: '+447911123456' })
  expect(readNumber('447911123456', 'GB')).toEqual({ to: '+447911123456' })
  expect(readNumber('+44 (0)7911 123456', undefined)).toEqual({ to: '+4407911123456' })
})

test.each([
  ['2065550121', undefined, 'to has no country code'],
  ['555-0121', 'US', 'to is a number that no phone in US can have'],
  ['2.06556E+09', 'US', 'to was shortened by a spreadsheet'],
  ['206 555 0121 ext. 5', 'US', 'to is not a phone number, or has an extension'],
  ['dana@acme.example', 'US', 'to is not a phone number'],
  ['', 'US', 'to is missing'],
  ['+1', 'US', 'to is not a phone number'],
])('%j in a list of %s is refused, and the reason does not repeat it (REC-7)', (text, country, reason) => {
  const reading = readNumber(text, country)
  expect(reading).toEqual({ flaw: expect.stringContaining(reason) })
  expect(JSON.stringify(reading)).not.toMatch(/\d{3}/)
})

test.each([
  ['US', 'US'],
  ['us', 'US'],
  ['United States', 'US'],
  ['canada', 'CA'],
  ['Atlantis', undefined],
])('the country %j is %s', (cell, code) => {
  expect(readCountry(cell)).toBe(code)
})

test.each([
  ['Opted In', 'opted_in'],
  ['opt-in', 'opted_in'],
  ['SUBSCRIBED', 'opted_in'],
  ['TRUE', 'opted_in'],
  ['opt_out', 'opted_out'],
  ['Unsubscribed', 'opted_out'],
  ['false', 'opted_out'],
  ['never subscribed', 'neither'],
  ['pending', 'neither'],
  ['maybe', undefined],
  ["['email', 'sms']", undefined],
])('the status %j means %s', (cell, status) => {
  expect(readStatus(cell, ANY_LIST)).toBe(status)
})

test.each([
  ["['email', 'sms']", 'opted_in'],
  ['sms', 'opted_in'],
  ["['email','web']", 'neither'],
])('the $consent %j of Klaviyo means %s', (cell, status) => {
  expect(readStatus(cell, LIST_FORMS.klaviyo)).toBe(status)
})

test.each([
  ['a,b;c,d\n', ','],
  ['a;b;c\n1,5;2,5;3,5\n', ';'],
  ['"a;b;c",d\n', ','],
  ['a\tb\n', '\t'],
  ['a|b\n', '|'],
  ['alone\n', ','],
  ['\n\na;b\n', ';'],
])('%j is separated by %j', (head, delimiter) => {
  expect(dialectOf(head)).toEqual({ delimiter, fromLine: 1 })
})

test.each([
  ['sep=;\r\na;b\r\n', 2],
  ['"sep=;"\na;b\n', 2],
  ['\nSEP=;\na;b\n', 3],
])('%j announces its separator', (head, fromLine) => {
  expect(dialectOf(head)).toEqual({ delimiter: ';', fromLine })
})
