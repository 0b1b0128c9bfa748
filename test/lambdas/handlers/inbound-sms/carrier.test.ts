import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, mainNumber, refusingNumber, withNumber } from '../../../fixtures.ts'
import { askForCode, codeIn, signUp } from '../../../site.ts'
import { batch, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'
import { grant, type Staff, staffOf } from '../operator/operating.ts'
import { report } from '../send-message/delivered.ts'

/** Acme with a number whose carrier answers STOP itself, as US toll-free numbers have it. */
const tenant = withNumber(acme, mainNumber, { managedBy: 'carrier' })

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable(), indexDefinitions([tenant]))
  staff = staffOf(system)
})

async function text(body: string, to = mainNumber): Promise<void> {
  system.advance(MINUTE)
  await system.text(body, { to })
}

const statusOf = async (program = 'acme-alerts') => (await staff.lookup()).programs[program]?.status
const kinds = () => system.sent.map(({ body }) => body)

describe('a number whose carrier answers STOP', () => {
  test.each(['STOP', 'unsubscribe', 'please stop texting me'])(
    'OUT-6 a stop by %j counts, and is not confirmed a second time',
    async (body) => {
      await text('START')
      await system.settle()
      system.sent.length = 0
      await text(body)
      expect(await statusOf()).toBe('opted_out')
      expect(await staff.texts()).toEqual([])
    },
  )

  test('HELP-1 HELP is recorded and left to the answer of AWS', async () => {
    await text('HELP')
    expect([await staff.types(), await staff.texts()]).toEqual([['help_asked'], []])
  })

  test('HELP-1 at the other number of the tenant HELP is answered', async () => {
    await text('HELP', refusingNumber)
    expect(await staff.texts()).toHaveLength(1)
  })

  test.each(['START', 'unstop'])('OUT-9 %s lifts the block, opts in and is confirmed once', async (word) => {
    await text('START')
    await text('STOP')
    await text(word)
    expect(await statusOf()).toBe('opted_in')
    expect(await staff.texts()).toEqual([expect.stringMatching(/^Acme.*you're signed up/)])
  })

  test('OUT-9 a keyword after the stop stays pending until START, which completes it with the evidence of the keyword', async () => {
    await text('STOP')
    await text('OFFERS')
    expect((await staff.types()).at(-1)).toBe('pending')
    expect(await statusOf('acme-offers')).not.toBe('opted_in')
    await text('START')
    expect((await staff.lookup()).programs['acme-offers']).toMatchObject({
      status: 'opted_in',
      level: 'express_written',
      medium: 'sms_keyword',
    })
    expect(await staff.holds()).toBe(true)
  })

  test('IN-4 a held keyword that arrives late lapses too, where one of the same instant has lapsed already', async () => {
    await text('STOP')
    system.advance(MINUTE)
    const at = system.now()
    const sweep = async () => (await system.sweepDue()).lapsed
    await system.text('OFFERS', { at })
    system.advance(DAY + MINUTE)
    const first = await sweep()
    await system.text('OFFERS', { at })
    system.advance(MINUTE)
    expect([first, await sweep(), await sweep()]).toEqual([1, 1, 0])
  })

  test('OUT-2 a held keyword settles an unsure message of an earlier date as no stop, in whatever order they come', async () => {
    await system.deliver(
      batch(report(system, 'TEXT_CARRIER_BLOCKED', { originationPhoneNumber: mainNumber })),
    )
    system.advance(MINUTE)
    const at = system.now()
    await text('OFFERS')
    await system.text(UNSURE, { at })
    expect((await staff.types()).slice(-2)).toEqual(['review_opened', 'review_settled'])
  })

  test('OUT-9 SUBSCRIBE is no word that lifts a carrier’s block', async () => {
    await text('STOP')
    await text('SUBSCRIBE')
    expect(await statusOf()).not.toBe('opted_in')
  })

  test('OUT-9 START at another number lifts no block of this one', async () => {
    await text('STOP')
    await text('START', refusingNumber)
    await text('OFFERS')
    expect(await statusOf('acme-offers')).not.toBe('opted_in')
  })

  test('OUT-9 a form after the stop stays pending through YES, is texted nothing, and START completes it', async () => {
    await text('STOP')
    system.advance(MINUTE)
    const { body } = await signUp(system)
    expect(body).toContain('START')
    expect(body).not.toContain('OFFERS')
    expect(await staff.texts()).toEqual([])
    await text('YES')
    expect(await statusOf('acme-offers')).not.toBe('opted_in')
    await text('START')
    expect((await staff.lookup()).programs['acme-offers']).toMatchObject({
      status: 'opted_in',
      medium: 'web_form',
    })
  })

  test('OUT-9 a request that waits when the block arrives is completed by no YES', async () => {
    await text('START')
    await signUp(system)
    await system.settle()
    await system.deliver(
      batch(report(system, 'TEXT_CARRIER_BLOCKED', { originationPhoneNumber: mainNumber })),
    )
    await text('YES')
    expect(await statusOf('acme-offers')).not.toBe('opted_in')
  })

  test('OUT-7 the block stands whatever the order in which STOP and START are delivered', async () => {
    const [first, second] = [system.now(), '2026-11-21T12:30:00.000Z']
    system.advance(HOUR)
    await system.text('START', { at: second })
    await system.text('STOP', { at: first })
    await text('OFFERS')
    expect(await statusOf('acme-offers')).toBe('opted_in')
  })

  test('REACH-1 a block of the carrier is a stop, and START alone comes back from it', async () => {
    await staff.record(grant())
    await system.deliver(
      batch(report(system, 'TEXT_CARRIER_BLOCKED', { originationPhoneNumber: mainNumber })),
    )
    expect(await statusOf()).toBe('opted_out')
    await text('OFFERS')
    expect(await statusOf('acme-offers')).not.toBe('opted_in')
  })

  test('IN-11 what is chosen on the preferences page waits for START too, and the page says so', async () => {
    await staff.record(grant())
    const { hidden } = await askForCode(system)
    await system.settle()
    const choices = await system.site.post('/acme/preferences', { ...hidden, code: codeIn(system) })
    await system.deliver(
      batch(report(system, 'TEXT_CARRIER_BLOCKED', { originationPhoneNumber: mainNumber })),
    )
    system.advance(MINUTE)
    const saved = await system.site.post(
      '/acme/preferences',
      { ...choices.hidden, step: 'save', program: ['acme-offers'] },
      { cookies: choices.cookies },
    )
    expect(saved.body).toContain('text START to')
    expect(await statusOf('acme-offers')).not.toBe('opted_in')
    await text('START')
    expect(await statusOf('acme-offers')).toBe('opted_in')
  })

  test('OUT-9 what AWS refuses since the person is on its list is a stop that a keyword does not lift', async () => {
    await staff.record(grant())
    system.advance(DAY / 2)
    system.provider.answer = async () => ({ outcome: 'refused', reason: 'x', refusal: 'provider_opted_out' })
    await system.send({
      program: 'acme-alerts',
      to: PERSON,
      body: 'Your order has shipped.',
      idempotencyKey: 'one',
    })
    expect(await statusOf()).toBe('opted_out')
    await text('OFFERS')
    expect(await statusOf('acme-offers')).not.toBe('opted_in')
  })

  test.each(['the expired record is still there', 'only its tombstone is left'])(
    'OUT-9 a block outlives its record: %s',
    async (left) => {
      await text('STOP')
      system.advance(200 * DAY)
      if (left.startsWith('only')) await system.expire()
      await text('OFFERS')
      expect([(await staff.types()).at(-1), await statusOf('acme-offers')]).toEqual(['pending', 'pending'])
      await text('START')
      expect((await staff.lookup()).programs['acme-offers']).toMatchObject({
        status: 'opted_in',
        level: 'express_written',
      })
      expect(await staff.holds()).toBe(true)
    },
  )

  test('OUT-9 a block that START lifted does not outlive two records', async () => {
    await text('STOP')
    await text('START')
    await text('STOP', refusingNumber)
    system.advance(200 * DAY)
    await system.expire()
    await text('OFFERS')
    expect(await statusOf('acme-offers')).toBe('opted_in')
  })

  test('OUT-9 a form is texted nothing while a block of an expired record stands', async () => {
    await text('STOP')
    system.advance(200 * DAY)
    await system.expire()
    await signUp(system)
    expect([await staff.types(), await staff.texts()]).toEqual([['pending'], []])
  })

  test('OUT-9 what a keyword gave while the carrier blocked already ends when the late STOP tells', async () => {
    const stopped = system.now()
    await text('OFFERS')
    await system.text('STOP', { at: stopped })
    expect(await statusOf('acme-offers')).toBe('opted_out')
    await text('START')
    expect([await statusOf(), await staff.holds()]).toEqual(['opted_in', true])
  })

  test('REC-2 the record is what its ledger folds to, with a block', async () => {
    await text('START')
    await text('STOP')
    await text('OFFERS')
    expect([await staff.holds(), kinds().length]).toEqual([true, 0])
  })
})
