import { expect, test } from 'vitest'
import { expiryOf } from '../../../../lambdas/domain/core/record/expiry.ts'
import {
  type Delivery,
  days,
  hours,
  minutes,
  noon,
  refusingNumber,
  request,
  text,
} from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'

const seconds = (instant: string) => Date.parse(instant) / 1000
const expiry = ({ record }: Scenario, months = 6) => expiryOf(record, months)
const stop = (at: string) => given(text('STOP', at))

/** Six calendar months and 24 hours after noon of 2026-11-21. */
const sixMonths = seconds('2027-05-22T12:00:00.000Z')

test.each([
  ['2026-11-21T12:00:00.000Z', '2027-05-22T12:00:00.000Z'],
  ['2026-08-31T10:30:00.000Z', '2027-03-02T10:30:00.000Z'],
  ['2026-08-30T10:30:00.000Z', '2027-03-02T10:30:00.000Z'],
  ['2026-08-29T10:30:00.000Z', '2027-03-02T10:30:00.000Z'],
  ['2026-08-28T10:30:00.000Z', '2027-03-01T10:30:00.000Z'],
  ['2027-08-29T10:30:00.000Z', '2028-03-01T10:30:00.000Z'],
  ['2027-08-30T10:30:00.000Z', '2028-03-02T10:30:00.000Z'],
  ['2027-08-31T10:30:00.000Z', '2028-03-02T10:30:00.000Z'],
  ['2028-02-29T10:30:00.000Z', '2028-08-30T10:30:00.000Z'],
  ['2026-02-28T10:30:00.000Z', '2026-08-29T10:30:00.000Z'],
  ['2026-03-31T10:30:00.000Z', '2026-10-02T10:30:00.000Z'],
  ['2026-05-31T10:30:00.000Z', '2026-12-02T10:30:00.000Z'],
  ['2026-10-31T10:30:00.000Z', '2027-05-02T10:30:00.000Z'],
  ['2026-12-31T10:30:00.000Z', '2027-07-02T10:30:00.000Z'],
  ['2026-07-31T23:59:59.000Z', '2027-02-01T23:59:59.000Z'],
  ['2026-01-01T00:00:00.000Z', '2026-07-02T00:00:00.000Z'],
])('REC-1 a stop at %s is kept until %s', (at, until) => {
  expect(expiry(stop(at))).toBe(seconds(until))
})

test.each(['2026-11-21T12:00:00.001Z', '2026-11-21T12:00:00.999Z'])(
  'REC-1 the expiry of %s is rounded up',
  (at) => {
    expect(expiry(stop(at))).toBe(sixMonths + 1)
  },
)

test.each([
  [7, '2027-06-22T12:00:00.000Z'],
  [12, '2027-11-22T12:00:00.000Z'],
  [15, '2028-02-22T12:00:00.000Z'],
  [120, '2036-11-22T12:00:00.000Z'],
])('REC-1 %i months are a setting', (months, until) => {
  expect(expiry(stop(noon), months)).toBe(seconds(until))
})

test('REC-1 a leap day a year on is the first of March', () => {
  expect(expiry(stop('2028-02-29T12:00:00.000Z'), 12)).toBe(seconds('2029-03-02T12:00:00.000Z'))
})

test('REC-1 nobody who is opted in expires', () => {
  expect(expiry(given(text('START', noon)))).toBeNull()
})

test('REC-1 nobody whose request is pending expires', () => {
  expect(expiry(given(text('STOP', noon), request('acme-offers', minutes(1))))).toBeNull()
})

test('REC-1 one program still opted in keeps the record', () => {
  expect(expiry(given(text('START', noon), text('OFFERS', noon), text('STOP OFFERS', hours(1))))).toBeNull()
})

test('REC-1 the expiry is set when the last opted-in program ends', () => {
  const scenario = given(
    text('START', noon),
    text('OFFERS', noon),
    text('STOP OFFERS', days(-1)),
    text('STOP', noon),
  )
  expect(expiry(scenario)).toBe(sixMonths)
})

test('REC-1 the end of the last program by a stop of its own counts', () => {
  expect(expiry(given(text('OFFERS', days(-9)), text('STOP OFFERS', noon)))).toBe(sixMonths)
})

test.each(['START', 'OFFERS'])('OUT-9 coming back by %s removes the expiry', (body) => {
  expect(expiry(given(text('STOP', noon), text(body, minutes(1))))).toBeNull()
})

test('OUT-7 a new STOP while stopped moves the expiry on', () => {
  expect(expiry(given(text('STOP', days(-30)), text('STOP', noon)))).toBe(sixMonths)
})

test('OUT-7 an older STOP that comes late does not move the expiry back', () => {
  expect(expiry(given(text('STOP', noon), text('STOP', days(-30), { deliveredAt: hours(1) })))).toBe(
    sixMonths,
  )
})

test('REC-1 the stop of one program while stopped moves the expiry on', () => {
  expect(expiry(given(text('STOP', days(-30)), text('STOP OFFERS', noon)))).toBe(sixMonths)
})

const neverConsented: [string, Delivery[]][] = [
  ['an ordinary message', [text('Hello', days(-1)), text('Hello again', noon)]],
  ['HELP', [text('HELP', noon)]],
  ['an unsure message', [text('Not interested', noon)]],
  ['a refused START', [text('START', noon, { number: refusingNumber })]],
]

test.each(neverConsented)(
  'REC-1 who never consented expires six months after the last contact: %s',
  (_, history) => {
    expect(expiry(given(...history))).toBe(sixMonths)
  },
)

test('REC-1 an older message that comes late does not move the last contact back', () => {
  expect(expiry(given(text('Hello', noon), text('Hi', days(-9), { deliveredAt: noon })))).toBe(sixMonths)
})

test('REC-1 an unknown person has no expiry', () => {
  expect(expiry(given())).toBeNull()
})

test.each(['HELP', 'Hello', 'Not interested', 'START'])(
  'REC-1 the expiry is never earlier than six months after the last stop: older %s delivered late',
  (body) => {
    const scenario = given(text('STOP', noon), text(body, days(-30), { deliveredAt: hours(1) }))
    expect(expiry(scenario)).toBe(sixMonths)
  },
)

test('REC-1 a superseded stop sets no expiry', () => {
  expect(expiry(given(text('START', minutes(2)), text('STOP', noon, { deliveredAt: minutes(3) })))).toBeNull()
})
