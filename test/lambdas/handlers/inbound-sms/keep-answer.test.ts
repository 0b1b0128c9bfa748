import { expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { signUp } from '../../../site.ts'
import { systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, staffOf } from '../operator/operating.ts'

test('OUT-7 a late stop that ended a grant before the question takes back what the answer restored of it', async () => {
  const system = systemOn(await newTable())
  const staff = staffOf(system)
  const status = async (program: string) => (await staff.lookup()).programs[program]?.status
  await staff.record(grant({ program: 'acme-offers', level: 'express_written', at: system.now() }))
  system.advance(MINUTE)
  const between = system.now()
  system.advance(MINUTE)
  await staff.record(grant({ at: system.now() }))
  system.advance(MINUTE)
  await system.text('STOP')
  await system.settle()
  system.advance(MINUTE)
  await system.text('keep alerts and offers')
  expect([await status('acme-alerts'), await status('acme-offers')]).toEqual(['opted_in', 'opted_in'])
  system.advance(MINUTE)
  await system.text('STOP', { at: between })
  expect([await status('acme-alerts'), await status('acme-offers')]).toEqual(['opted_in', 'opted_out'])
  expect(await staff.holds()).toBe(true)
})

test('OUT-6 a sign-up by form of months ago is restored by the answer to the question', async () => {
  const system = systemOn(await newTable())
  const staff = staffOf(system)
  await signUp(system, { program: ['acme-alerts', 'acme-offers'] })
  system.advance(MINUTE)
  await system.text('YES')
  const offers = async () => (await staff.lookup()).programs['acme-offers']
  expect(await offers()).toMatchObject({ status: 'opted_in', level: 'express_written' })
  system.advance(100 * DAY)
  await system.text('STOP')
  await system.settle()
  system.advance(MINUTE)
  await system.text('only offers')
  expect(await offers()).toMatchObject({ status: 'opted_in', level: 'express_written' })
  expect(await staff.types()).toContain('scope_clarified')
})
