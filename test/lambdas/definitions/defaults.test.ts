import { expect, test } from 'vitest'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import { acmeFile, flawed, refusal } from './flawed.ts'

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

const SITE = { siteUrl: 'https://sms.example.com/' }

test('CTA-2 links lead to the generated pages where the definition says nothing', () => {
  const { links } = readTenant('programs/acme.json', JSON.stringify(flawed('links', undefined)), SITE)
  expect(links).toEqual({
    terms: 'https://sms.example.com/acme/terms',
    privacy: 'https://sms.example.com/acme/privacy',
    signUp: 'https://sms.example.com/acme/join',
  })
})

test('CTA-1 a link that the definition names stays, and the call-to-action shows each', () => {
  const written = flawed('links', { terms: 'https://acme.example/terms' })
  const { links, programs } = readTenant('programs/acme.json', JSON.stringify(written), SITE)
  expect(links.terms).toBe('https://acme.example/terms')
  expect(programs[0]?.callToAction.text).toContain('https://acme.example/terms')
  expect(programs[0]?.callToAction.text).toContain('https://sms.example.com/acme/privacy')
})

test('CTA-1 without a domain, a link that is left out is refused by name', () => {
  expect(refusal(flawed('links.privacy', undefined))).toMatch(
    /^programs\/acme\.json: links\.privacy is missing: .* -c domain=.*Fix the file and try again\.$/,
  )
})
