import fc from 'fast-check'
import examples from 'libphonenumber-js/examples.mobile.json'
import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { checkNumber, isNorthAmerican } from '../../../../lambdas/adapters/core/numbering-plan.ts'
import { isPhoneNumber } from '../../../../lambdas/domain/core/phone-number.ts'

test.each([
  ['+5215512345678', '+525512345678'],
  ['+4407911123456', '+447911123456'],
  ['+112065550142', '+12065550142'],
  ['+610404123456', '+61404123456'],
  ['+330612345678', '+33612345678'],
  ['+49015123456789', '+4915123456789'],
  ['+5401112345678', '+541112345678'],
  ['+54111512345678', '+5491112345678'],
  ['+8109012345678', '+819012345678'],
])('IN-12 no phone has %s; %s was likely meant', (written, likely) => {
  expect(checkNumber(written)).toEqual({ possible: false, likely })
  expect(checkNumber(likely)).toEqual({ possible: true })
})

test.each([
  ['too short for its country', '+1206555014'],
  ['too long for its country', '+120655501421'],
  ['too short elsewhere', '+49151'],
  ['of no country', '+99955501420'],
  ['of an area code that none can be', '+11005550142'],
  ['of a service code', '+19115550142'],
  ['of an exchange that none can be', '+12061550142'],
])('IN-12 no phone has a number that is %s, and none is likely', (_, written) => {
  expect(checkNumber(written)).toEqual({ possible: false, likely: undefined })
})

test.each(['861', '624', '565', '679', '555', '353', '999'])(
  'IN-12 area code %s may be newer than the data',
  (code) => {
    expect(checkNumber(`+1${code}5550142`)).toEqual({ possible: true })
    expect(isNorthAmerican(`+1${code}5550142`)).toBe(true)
  },
)

test.each(['+390612345678', '+5491112345678', '+541115123456', '+80055501420', '+88215550142'])(
  'IN-12 %s is as its plan writes it',
  (number) => {
    expect(checkNumber(number)).toEqual({ possible: true })
  },
)

test('IN-12 in every country the example of a mobile number is one that a phone can have', () => {
  const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? [])
  expect(numbers.length).toBeGreaterThan(200)
  expect(numbers.filter((number) => !checkNumber(number).possible)).toEqual([])
})

test('IN-12 whatever is written, what is likely is a number that a phone can have', () => {
  const digits = fc.stringMatching(/^[1-9][0-9]{6,14}$/)
  fc.assert(
    fc.property(digits, (written) => {
      const check = checkNumber(`+${written}`)
      if (check.possible || check.likely === undefined) return
      expect(isPhoneNumber(check.likely)).toBe(true)
      expect(checkNumber(check.likely)).toEqual({ possible: true })
    }),
  )
})
