import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { minutes } from '../../../fixtures.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'
import { EVIDENCE, grant, type Staff, staffOf } from './operating.ts'
import { acts, erasing } from './random-operations.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

describe('verify holds', () => {
  beforeEach(async () => {
    await staff.record(grant({ medium: 'web_form', evidence: EVIDENCE }))
    for (const body of ['OFFERS', UNSURE]) {
      system.advance(MINUTE)
      await system.text(body)
    }
    system.advance(MINUTE)
    await staff.erase()
  })

  test('REC-3: after erasing', async () => {
    expect(await staff.holds()).toBe(true)
  })

  test('REC-3: after erasing twice', async () => {
    system.advance(MINUTE)
    await staff.erase()
    expect(await staff.holds()).toBe(true)
  })

  test('REC-3: after START came back from it', async () => {
    system.advance(HOUR)
    await system.text('START')
    expect(await staff.holds()).toBe(true)
  })

  test('REC-3: after erasing what came since', async () => {
    system.advance(HOUR)
    await staff.record(grant({ at: system.now(), evidence: EVIDENCE }))
    system.advance(MINUTE)
    await staff.erase()
    expect(await staff.holds()).toBe(true)
  })

  test('REC-3: after a late STOP from before', async () => {
    await system.text('STOP', { at: minutes(1) })
    expect(await staff.holds()).toBe(true)
  })
})

test('REC-3: verify holds whatever came before and after it', async () => {
  await fc.assert(
    fc.asyncProperty(acts(erasing, erasing, erasing), async (history) => {
      for (const act of history) {
        await act.run(system, PERSON)
        system.advance(MINUTE)
      }
      expect(await staff.holds()).toBe(true)
    }),
    { numRuns: 6 },
  )
}, 60_000)
