import { expect, test } from 'vitest'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import { acmeFile, flawed, refusal } from './flawed.ts'

const limitsOf = (limits: object) =>
  readTenant('programs/acme.json', JSON.stringify({ ...acmeFile, limits })).limits

test('REPLY-1 what a tenant does not set is as the rules have it', () => {
  expect(limitsOf({ phonePerDay: 2 })).toEqual({
    minutesBetween: 10,
    phonePerDay: 2,
    addressPerHour: 60,
    tenantPerHour: 300,
    preferencesPerHour: 300,
    triesPerCode: 5,
    codesPerHour: 5,
    codesPerDay: 20,
    programCodesPerHour: 1000,
  })
})

test.each([
  ['limits.minutesBetween', 0],
  ['limits.phonePerDay', 11],
  ['limits.addressPerHour', 1.5],
  ['limits.tenantPerHour', null],
  ['limits.triesPerCode', 6],
  ['limits.preferencesPerHour', 0],
  ['limits.programCodesPerHour', 0],
  ['limits.anything', 1],
])('REPLY-1 no limit is switched off: %s of %j is refused by that name', (path, value) => {
  expect(refusal(flawed(path, value, { ...acmeFile, limits: {} }))).toContain(path)
})
