import { expect, test } from 'vitest'
import { memoizeByPlace } from '../../../../lambdas/domain/hours/memoize-by-place.ts'
import { placeOf } from '../../../../lambdas/domain/hours/place.ts'

test.each([
  ['+12065550142', 'US-WA', ['America/Los_Angeles']],
  ['+13055550142', 'US-FL', ['America/New_York']],
  ['+18505550142', 'US-FL', ['America/Chicago', 'America/New_York']],
  ['+17135550142', 'US-TX', ['America/Chicago']],
  ['+19155550142', 'US-TX', ['America/Denver']],
  ['+12025550142', 'US-DC', ['America/New_York']],
  ['+17875550142', 'US-PR', ['America/Puerto_Rico']],
  ['+16045550142', 'CA', ['America/Vancouver']],
  ['+12425550142', null, ['America/Nassau']],
  ['+447700900142', null, ['Europe/Guernsey', 'Europe/Isle_of_Man', 'Europe/Jersey', 'Europe/London']],
  ['+77015550142', null, ['Asia/Almaty', 'Asia/Aqtobe']],
])('GATE-7 %s is in %s', (number, region, zones) => {
  expect(placeOf(number)).toEqual({ region, zones })
})

test.each(['+12065550142', '+12535550142', '+13605550142'])(
  'GATE-7 a mobile number says no more than its area code: %s',
  (number) => {
    expect(placeOf(number)).toEqual(placeOf('+12065550100'))
  },
)

test('GATE-7 the whole country is possible where its mobile numbers are of no place', () => {
  expect(placeOf('+61491570156').zones).toEqual(
    expect.arrayContaining(['Australia/Perth', 'Australia/Sydney']),
  )
  expect(placeOf('+79165550142').zones).toEqual(
    expect.arrayContaining(['Europe/Kaliningrad', 'Asia/Kamchatka']),
  )
})

test.each(['+18005550142', '+18885550142', '+15005550142', '+19005550142', '+15555550142'])(
  'GATE-7 %s is of no zone, and of any state',
  (number) => {
    expect(placeOf(number)).toEqual({ zones: [], region: 'US' })
  },
)

test.each(['+88215550142', '+999555014', '+8005550142'])('GATE-7 %s is nowhere', (number) => {
  expect(placeOf(number)).toEqual({ zones: [], region: null })
})

test('GATE-7 a zone that is known replaces the number’s, and the state stays', () => {
  expect(placeOf('+18505550142', 'America/Denver')).toEqual({ zones: ['America/Denver'], region: 'US-FL' })
  expect(placeOf('+18005550142', 'America/Denver')).toEqual({ zones: ['America/Denver'], region: 'US' })
})

test('GATE-7 the people of a batch are answered once for each place', () => {
  const asked: (string | null)[] = []
  const answer = memoizeByPlace(({ region }) => {
    asked.push(region)
    return null
  })
  for (const number of ['+12065550142', '+12065550143', '+14255550142', '+13055550142'])
    expect(answer(placeOf(number))).toBeNull()
  expect(asked).toEqual(['US-WA', 'US-FL'])
})
