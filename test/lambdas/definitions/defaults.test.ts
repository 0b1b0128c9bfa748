import { expect, test } from 'vitest'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import { acmeFile, flawed } from './flawed.ts'

test('REC-1 six months are kept where the definition says nothing', () => {
  const { retentionMonths } = readTenant(
    'programs/acme.json',
    JSON.stringify(flawed('retentionMonths', undefined)),
  )
  expect(retentionMonths).toBe(6)
})

test('IN-2 a number takes opt-in by text where the definition says nothing', () => {
  const { numbers } = readTenant('programs/acme.json', JSON.stringify(acmeFile))
  expect(numbers.map(({ keywordOptIn }) => keywordOptIn)).toEqual([true, false])
})

test('CONV-2 a number reopens no conversation after a stop where the definition says nothing', () => {
  const { numbers } = readTenant('programs/acme.json', JSON.stringify(acmeFile))
  expect(numbers.map(({ conversationAfterStop }) => conversationAfterStop)).toEqual([false, false])
})
