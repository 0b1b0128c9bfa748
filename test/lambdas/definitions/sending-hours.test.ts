import { expect, test } from 'vitest'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import { acmeFile, flawed, refusal } from './flawed.ts'

const read = (file: object) => readTenant('programs/acme.json', JSON.stringify(file)).sendingHours
const hoursOf = (sendingHours: object) => read({ ...acmeFile, sendingHours })
const refused = (path: string, value: unknown) =>
  refusal(flawed(path, value, { ...acmeFile, sendingHours: {} }))

const shipped = {
  weekdays: { from: '09:00', to: '20:00' },
  saturday: { from: '09:00', to: '20:00' },
  sunday: { from: '12:00', to: '20:00' },
  endedRules: false,
  promotionalPerDay: 3,
}

test('GATE-7 GATE-8 where a tenant says nothing, promotional messages leave by the default', () => {
  expect(read(flawed('sendingHours', undefined))).toEqual(shipped)
})

test('GATE-7 a tenant may set one day and leave the others', () => {
  const sunday = { from: '14:15', to: '17:45' }
  expect(hoursOf({ sunday })).toEqual({ ...shipped, sunday })
})

test('GATE-7 ended rules end where the tenant says so', () => {
  expect(hoursOf({ endedRules: true }).endedRules).toBe(true)
})

test.each([1, 100, null])('GATE-8 a tenant may send %j promotional messages a day', (promotionalPerDay) => {
  expect(hoursOf({ promotionalPerDay })).toEqual({ ...shipped, promotionalPerDay })
})

test.each(['9:00', '09:10', '24:00', '09:60', '0900', '', 9, null])(
  'GATE-7 %j is not a quarter hour',
  (from) => {
    expect(refused('sendingHours.weekdays', { from, to: '20:00' })).toContain('sendingHours.weekdays.from')
  },
)

test.each([
  ['20:00', '09:00'],
  ['09:00', '09:00'],
])('GATE-7 no day ends before it begins: %s to %s', (from, to) => {
  expect(refused('sendingHours.saturday', { from, to })).toContain(
    'sendingHours.saturday must end after it begins',
  )
})

test.each([
  ['sendingHours.weekdays', { from: '09:00' }],
  ['sendingHours.sunday', null],
  ['sendingHours.monday', { from: '09:00', to: '20:00' }],
  ['sendingHours.endedRules', 'yes'],
])('GATE-7 %s of %j is refused by that name', (path, value) => {
  expect(refused(path, value)).toContain(path)
})

test.each([0, 101, 1.5, '3'])('GATE-8 %j promotional messages a day are refused', (value) => {
  expect(refused('sendingHours.promotionalPerDay', value)).toContain('sendingHours.promotionalPerDay')
})

test('GATE-7 an invalid time is reported once, in plain words', () => {
  expect(refused('sendingHours.weekdays', { from: '9am', to: '20:00' })).toBe(
    'programs/acme.json: sendingHours.weekdays.from must be on a quarter hour, like 09:00 or 19:45. Fix the file and try again.',
  )
})
