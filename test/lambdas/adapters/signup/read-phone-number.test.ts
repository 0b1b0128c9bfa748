import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPhoneNumber } from '../../../../lambdas/adapters/signup/read-phone-number.ts'
import { isPhoneNumber } from '../../../../lambdas/domain/core/phone-number.ts'
import { CODE_POINT } from '../../../strings.ts'

test.each([
  ['206 555 0142', 'US', '+12065550142', 'US'],
  ['+1 206 555 0142', 'CA', '+12065550142', 'US'],
  [' 12065550142', 'US', '+12065550142', 'US'],
  [' 525512345678', 'US', '+525512345678', 'MX'],
  ['0 7911 123456', 'GB', '+447911123456', 'GB'],
  ['+52 55 1234 5678', '', '+525512345678', 'MX'],
  ['011 44 7911 123456', 'US', '+447911123456', 'GB'],
  ['861 555 0142', 'US', '+18615550142', 'US'],
  ['(624) 555-0142', 'CA', '+16245550142', 'CA'],
  ['+1 565 555 0142', 'MX', '+15655550142', 'US'],
  [' 16795550142', 'US', '+16795550142', 'US'],
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
  else expect(read).toMatchObject({ flaw })
})

test.each(['\u202a', '\u202d', '\u200e', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u2066'])(
  'IN-12 %j, which nobody sees, is dropped from what is typed',
  (invisible) => {
    for (const typed of [
      `${invisible}+1 206 555 0142\u202c`,
      `+1${invisible} 206 555 0142`,
      `206${invisible}555 0142`,
    ])
      expect(readPhoneNumber(typed, 'US')).toEqual({ to: '+12065550142', country: 'US' })
    expect(readPhoneNumber(invisible, 'US')).toEqual({ flaw: 'missing' })
  },
)

test.each([
  ['+44 (0) 7911 123456', 'GB', '+447911123456'],
  ['+44 0 7911 123456', 'US', '+447911123456'],
  ['+52 1 55 1234 5678', 'MX', '+525512345678'],
  ['1 55 1234 5678', 'MX', '+525512345678'],
  [' 5215512345678', 'US', '+525512345678'],
  ['+54 11 15 1234-5678', '', '+5491112345678'],
  ['+49 0151 23456789', '', '+4915123456789'],
  ['+1 1 206 555 0142', 'US', '+12065550142'],
  ['+٤٤٠٧٩١١١٢٣٤٥٦', '', '+447911123456'],
  ['＋44 07911 123456', '', '+447911123456'],
])('IN-12 %j typed with %j chosen is refused, and %s is named', (typed, country, likely) => {
  expect(readPhoneNumber(typed, country)).toEqual({ flaw: 'invalid', likely })
  expect(readPhoneNumber(likely, country)).toMatchObject({ to: likely })
})

test.each([
  ['911 555 0142', 'US'],
  ['861 155 0142', 'US'],
  ['861 555 014', 'US'],
  ['+52 1 55 1234', 'MX'],
  ['+999 55 501 420', 'US'],
])('IN-12 of %j typed with %s chosen no number is likely', (typed, country) => {
  expect(readPhoneNumber(typed, country)).toEqual({ flaw: 'invalid', likely: undefined })
})

test('IN-4 whatever is typed, what is read is a number that can be written down, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: CODE_POINT }), fc.string({ maxLength: 3 }), (typed, country) => {
      const read = readPhoneNumber(typed, country)
      expect('flaw' in read || isPhoneNumber(read.to)).toBe(true)
    }),
  )
})
