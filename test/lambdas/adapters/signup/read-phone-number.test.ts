import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPhoneNumber } from '../../../../lambdas/adapters/signup/read-phone-number.ts'
import { isPhoneNumber } from '../../../../lambdas/domain/core/phone-number.ts'

test.each([
  ['206 555 0142', 'US', '+12065550142', 'US'],
  ['+1 206 555 0142', 'CA', '+12065550142', 'US'],
  [' 12065550142', 'US', '+12065550142', 'US'],
  [' 525512345678', 'US', '+525512345678', 'MX'],
  ['0 7911 123456', 'GB', '+447911123456', 'GB'],
  ['+52 55 1234 5678', '', '+525512345678', 'MX'],
])('IN-4 %j typed with %s chosen is %s of %s', (typed, country, to, of) => {
  const read = readPhoneNumber(typed, country)
  expect('to' in read && read.to).toBe(to)
  expect('to' in read && [of, 'GG']).toContain('to' in read && read.country)
})

test.each([
  ['', 'missing'],
  ['  ', 'missing'],
  ['12345', 'invalid'],
  ['call me', 'invalid'],
  ['206 555 0142 ext 5', 'invalid'],
  ['tel:+12065550142', 'invalid'],
  ['+', 'invalid'],
  ['٢٠٦٥٥٥٠١٤٢', undefined],
  ['1 900 555 0142', 'no_texts'],
  ['888 555 0142', 'no_texts'],
])('IN-4 %j is refused as %s', (typed, flaw) => {
  const read = readPhoneNumber(typed, 'US')
  if (flaw === undefined) expect('to' in read && read.to).toBe('+12065550142')
  else expect(read).toEqual({ flaw })
})

test('IN-4 whatever is typed, what is read is a number that can be written down, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 3 }), (typed, country) => {
      const read = readPhoneNumber(typed, country)
      expect('flaw' in read || isPhoneNumber(read.to)).toBe(true)
    }),
  )
})
