import { describe, expect, test } from 'vitest'
import { memoizeByPlace } from '../../../../lambdas/domain/hours/memoize-by-place.ts'
import { isRegionOfUS, placesOf } from '../../../../lambdas/domain/hours/place.ts'

const zonesOf = (number: string) => placesOf(number).flatMap(({ zones }) => zones)

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
  expect(placesOf(number)).toEqual([{ region, zones }])
})

test.each(['+12065550142', '+12535550142', '+13605550142'])(
  'GATE-7 a mobile number says no more than its area code: %s',
  (number) => {
    expect(placesOf(number)).toEqual(placesOf('+12065550100'))
  },
)

test('GATE-7 the whole country is possible where its mobile numbers are of no place', () => {
  expect(zonesOf('+61491570156')).toEqual(expect.arrayContaining(['Australia/Perth', 'Australia/Sydney']))
  expect(zonesOf('+79165550142')).toEqual(expect.arrayContaining(['Europe/Kaliningrad', 'Asia/Kamchatka']))
})

test.each(['+18005550142', '+18885550142', '+15005550142', '+19005550142'])(
  'GATE-7 %s stands for a service: it is of no zone, and of any state',
  (number) => {
    expect(placesOf(number)).toEqual([{ zones: [], region: 'US' }])
  },
)

test.each(['+88215550142', '+999555014', '+8005550142'])('GATE-7 %s is nowhere', (number) => {
  expect(placesOf(number)).toEqual([{ zones: [], region: null }])
})

describe('an area code that is newer than the data', () => {
  const regions = placesOf('+18615550142').map(({ region }) => region)

  test.each(['+18615550142', '+16245550142', '+15655550142', '+16795550142', '+15555550142'])(
    'GATE-7 %s may be anywhere in the 50 states, DC and Canada',
    (number) => {
      expect(placesOf(number)).toBe(placesOf('+18615550142'))
    },
  )

  test('GATE-7 these are 50 states, DC and Canada, and no territory', () => {
    expect(regions).toHaveLength(52)
    expect(regions).toEqual(expect.arrayContaining(['US-AK', 'US-HI', 'US-DC', 'US-RI', 'CA']))
    for (const territory of ['US', 'US-PR', 'US-GU', 'US-VI', 'US-AS', 'US-MP'])
      expect(regions).not.toContain(territory)
  })

  test('GATE-7 each with every zone of its own', () => {
    const zonesIn = (region: string) =>
      placesOf('+18615550142').find((place) => place.region === region)?.zones ?? []
    expect([...zonesIn('US-FL')].sort()).toEqual(['America/Chicago', 'America/New_York'])
    expect(zonesIn('CA')).toEqual(expect.arrayContaining(['America/St_Johns', 'America/Vancouver']))
  })

  test('GATE-7 a zone that is said leaves the law of every state', () => {
    expect(placesOf('+18615550142', { zone: 'America/Denver', region: null })).toEqual([
      { zones: ['America/Denver'], region: 'US' },
    ])
  })

  test('GATE-7 a region that is said is the place', () => {
    expect(placesOf('+18615550142', { zone: null, region: 'US-LA' })).toEqual([
      { zones: ['America/Chicago'], region: 'US-LA' },
    ])
  })
})

describe('what is said of where a person lives', () => {
  test('GATE-7 nothing: the number tells', () => {
    expect(placesOf('+12065550142', { zone: null, region: null })).toBe(placesOf('+12065550142'))
  })

  test('GATE-7 a zone replaces the number’s, and the state stays', () => {
    const said = { zone: 'America/Denver', region: null }
    expect(placesOf('+18505550142', said)).toEqual([{ zones: ['America/Denver'], region: 'US-FL' }])
    expect(placesOf('+18005550142', said)).toEqual([{ zones: ['America/Denver'], region: 'US' }])
  })

  test('GATE-7 another region holds beside the number’s, each by its own clocks', () => {
    expect(placesOf('+12065550142', { zone: null, region: 'US-LA' })).toEqual([
      { zones: ['America/Los_Angeles'], region: 'US-WA' },
      { zones: ['America/Chicago'], region: 'US-LA' },
    ])
  })

  test('GATE-7 zone and region: both laws hold by that one clock', () => {
    expect(placesOf('+12065550142', { zone: 'America/Denver', region: 'US-LA' })).toEqual([
      { zones: ['America/Denver'], region: 'US-WA' },
      { zones: ['America/Denver'], region: 'US-LA' },
    ])
  })

  test('GATE-7 the number’s own region adds nothing', () => {
    expect(placesOf('+13055550142', { zone: null, region: 'US-FL' })).toEqual(placesOf('+13055550142'))
    expect(placesOf('+16045550142', { zone: null, region: 'CA-ON' })).toEqual(placesOf('+16045550142'))
  })

  test('GATE-7 a number of no place is where its person is said to live', () => {
    expect(placesOf('+18005550142', { zone: null, region: 'US-RI' })).toEqual([
      { zones: ['America/New_York'], region: 'US-RI' },
    ])
  })

  test('GATE-7 of a region in another country no zone is known', () => {
    expect(placesOf('+12065550142', { zone: null, region: 'GB-ENG' }).at(-1)).toEqual({
      zones: [],
      region: 'GB-ENG',
    })
  })
})

test.each([
  ['US-FL', true],
  ['US-DC', true],
  ['US-PR', true],
  ['US', false],
  ['US-XX', false],
  ['CA', false],
])('GATE-7 %s is a state, DC or a territory: %s', (region, is) => {
  expect(isRegionOfUS(region) && region.startsWith('US-')).toBe(is)
})

test('GATE-7 the people of a batch are answered once for each place', () => {
  const asked: unknown[] = []
  const answer = memoizeByPlace((places) => {
    asked.push(places.length > 1 ? 'anywhere' : places[0]?.region)
    return null
  })
  for (const number of [
    '+12065550142',
    '+12065550143',
    '+12065550144',
    '+13055550142',
    '+18615550142',
    '+15655550142',
  ])
    expect(answer(placesOf(number))).toBeNull()
  expect(asked).toEqual(['US-WA', 'US-FL', 'anywhere'])
})
