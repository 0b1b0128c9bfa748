import { expect, test } from 'vitest'
import { needsEarlierStops } from '../../../../../lambdas/domain/core/record/earlier-stops.ts'
import { fold } from '../../../../../lambdas/domain/core/record/evolve.ts'
import { currentRecord } from '../../../../../lambdas/domain/core/record/expiry.ts'
import { emptyRecord, noStops } from '../../../../../lambdas/domain/core/record/record.ts'
import { acme, hours, minutes, noon, request, text } from '../../../../fixtures.ts'
import { given, givenEarlierStops } from '../../../../given.ts'

const noonInSeconds = Date.parse(noon) / 1000
const stopped = { all: noon, byProgram: {} }

test('GATE-4 a record counts as absent from the second of its expiry on', () => {
  expect(currentRecord({ expiresAt: noonInSeconds }, noon)).toBeUndefined()
  expect(currentRecord({ expiresAt: noonInSeconds + 1 }, noon)).toBeDefined()
})

test('GATE-4 a record without an expiry never counts as absent', () => {
  expect(currentRecord({ expiresAt: null }, '2999-01-01T00:00:00.000Z')).toBeDefined()
})

test('GATE-4 where no record was read there is none', () => {
  expect(currentRecord(undefined, noon)).toBeUndefined()
})

test('GATE-4 the stop of a record generation that is over makes nobody opted out', () => {
  expect(givenEarlierStops(stopped).ask('acme-alerts').reason).toBe('no_consent')
})

test('IN-10 a START no later than the stop of an earlier record generation is declined', () => {
  givenEarlierStops(stopped)
    .when(text('START', noon, { deliveredAt: hours(1) }))
    .thenEvents({ type: 'declined', because: 'before_stop', program: 'acme-alerts', reply: null })
    .thenStatus('acme-alerts', 'none')
})

test('IN-10 a START later than the stop of an earlier record generation opts in', () => {
  givenEarlierStops(stopped)
    .when(text('START', minutes(1)))
    .thenStatus('acme-alerts', 'opted_in')
})

test('IN-10 the stop of one program in an earlier record generation binds that program alone', () => {
  const scenario = givenEarlierStops({ all: null, byProgram: { 'acme-offers': hours(1) } })
  scenario.when(text('OFFERS', minutes(1))).thenStatus('acme-offers', 'none')
  scenario.when(text('START', minutes(1))).thenStatus('acme-alerts', 'opted_in')
})

test('IN-10 earlier stops, once found, bind every later grant of the generation', () => {
  const scenario = givenEarlierStops(
    { all: null, byProgram: { 'acme-offers': hours(1) } },
    text('START', minutes(1)),
    text('OFFERS', minutes(2)),
  )
  scenario.thenStatus('acme-offers', 'none')
})

test('IN-10 the first event of a decision keeps earlier stops, so that the ledger folds to them', () => {
  const signUps = [request('acme-alerts', minutes(1)), request('acme-offers', minutes(1))]
  const { ledger, record, last } = givenEarlierStops(stopped, ...signUps).when(text('YES', minutes(2)))
  expect(last.map(({ type }) => type)).toEqual(['opted_in', 'opted_in'])
  expect(ledger.map(({ earlierStops }) => earlierStops)).toEqual([null, null, stopped, null])
  expect(fold(emptyRecord, ledger)).toEqual(record)
  expect(record.earlierStops).toEqual(stopped)
})

test('IN-10 an earlier record generation binds YES as it binds START', () => {
  givenEarlierStops(stopped, request('acme-offers', minutes(-10)))
    .when(text('YES', minutes(-5), { deliveredAt: minutes(1) }))
    .thenEvents({ type: 'declined', because: 'before_stop' })
    .thenStatus('acme-offers', 'none', minutes(1))
})

test('IN-10 the first grant of a record generation asks for the stops of earlier record generations', () => {
  expect(needsEarlierStops(given().when(text('START', noon)).last, emptyRecord, acme)).toBe(true)
  expect(needsEarlierStops(given().when(text('STOP', noon)).last, emptyRecord, acme)).toBe(false)
})

test('IN-10 earlier stops are looked up once in a record generation', () => {
  const { record, last } = givenEarlierStops(noStops, text('START', noon)).when(text('OFFERS', minutes(1)))
  expect(needsEarlierStops(last, record, acme)).toBe(false)
})
