import { expect, test } from 'vitest'
import { leadsHere } from '../../cli/options/tenant.ts'
import { acme } from '../fixtures.ts'

test('CTA-5 a kit whose links lead to this machine is not for the public', () => {
  expect(leadsHere(acme)).toBeUndefined()
  const links = { ...acme.links, terms: 'http://localhost:3000/acme/terms' }
  expect(leadsHere({ links })).toBe(
    'The links lead to this machine (http://localhost:3000/acme/terms): set "domain" in cdk.json, or links in the definition.',
  )
})
