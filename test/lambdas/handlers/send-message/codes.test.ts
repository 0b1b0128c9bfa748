import { beforeEach, describe, expect, test } from 'vitest'
import { monthsAfter } from '../../../../lambdas/domain/core/record/expiry.ts'
import { after, DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, withProgram } from '../../../fixtures.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'
import { staffOf } from '../operator/operating.ts'
import { type Said, type Sender, senderOf, UNTIL_MORNING } from './sending.ts'

let system: System
let sender: Sender

const shown = async (change: Parameters<typeof withProgram>[2] = {}) => {
  const definitions = indexDefinitions([withProgram(acme, 'acme-login', change)])
  system = systemOn(await newTable(), definitions)
  sender = senderOf(system)
}

/** Sends the code that somebody asked for. */
const code = (requestId: string, change: object = {}): Promise<Said> =>
  sender.send({
    program: 'acme-login',
    body: '123456 is your code.',
    requestedByRecipient: { requestId, at: system.now() },
    ...change,
  })

/** The person is in the program for codes. */
const enroll = (on: System) =>
  on.operator({
    action: 'record',
    tenant: 'acme',
    program: 'acme-login',
    to: PERSON,
    status: 'opted_in',
    level: 'express',
    medium: 'verbal',
    at: on.now(),
    evidence: {
      callToAction: 'Do you agree to receive text messages with sign-in codes from Acme?',
      language: 'en',
      identity: 'Dana Reed',
      collectedBy: 'front desk',
    },
    by: 'dana',
  })

describe('a code that the person asked for', () => {
  beforeEach(() => shown())

  test('GATE-10: leaves once for each request, by whatever key', async () => {
    const answers = [await code('login-1'), await code('login-1'), await code('login-2')]
    expect(answers.map(({ reason }) => reason)).toEqual([
      'requested_by_recipient',
      'no_consent',
      'requested_by_recipient',
    ])
    expect(sender.texts()).toHaveLength(2)
  })

  test('GATE-10: that surely did not leave may be sent again for the same request', async () => {
    sender.refuses('throttled')
    const refused = await code('login-1')
    sender.takes()
    expect([refused.reason, (await code('login-1')).reason]).toEqual(['throttled', 'requested_by_recipient'])
  })

  test('GATE-10: that may have left is not sent again for the same request', async () => {
    sender.loses()
    const lost = await code('login-1')
    sender.takes()
    expect([lost.outcome, (await code('login-1')).reason]).toEqual(['unknown', 'no_consent'])
  })

  test('GATE-10: leaves within ten minutes of the request, and not a moment later', async () => {
    const at = system.now()
    system.advance(10 * MINUTE)
    const inTime = await code('login-1', { requestedByRecipient: { requestId: 'login-1', at } })
    system.advance(1)
    const late = await code('login-2', { requestedByRecipient: { requestId: 'login-2', at } })
    expect([inTime.reason, late.reason]).toEqual(['requested_by_recipient', 'no_consent'])
  })

  test('GATE-10: leaves five times an hour and twenty times a day for one person, enrolled or not', async () => {
    for (const enrolled of [false, true]) {
      const reasons: (string | undefined)[] = []
      for (let i = 0; i < 30; i++) {
        reasons.push((await code(`login-${enrolled}-${i}`)).reason)
        if (i % 6 === 5) system.advance(HOUR)
      }
      const leaving = (left: boolean) => Array.from({ length: 5 }, () => left)
      const hour = [...leaving(true), false]
      expect(reasons.map((reason) => reason === 'requested_by_recipient')).toEqual([
        ...hour,
        ...hour,
        ...hour,
        ...hour,
        ...leaving(false),
        false,
      ])
      expect(reasons.at(-1)).toBe('frequency_cap')
      await enroll(system)
      system.advance(DAY)
    }
  })

  test('GATE-10: of one person takes nothing from another', async () => {
    for (let i = 0; i < 6; i++) await code(`login-${i}`)
    expect((await code('login-9', { to: '+12065550199' })).reason).toBe('requested_by_recipient')
  })

  test('GATE-10: that did not leave is not counted', async () => {
    sender.refuses('throttled')
    for (let i = 0; i < 7; i++) await code(`login-${i}`)
    sender.takes()
    expect((await code('login-8')).reason).toBe('requested_by_recipient')
  })

  test('GATE-10: asked for ten times at once leaves at most five times', async () => {
    const codes = Array.from({ length: 10 }, (_, i) => code(`login-${i}`).catch(() => ({ reason: 'failed' })))
    const left = (await Promise.all(codes)).filter(({ reason }) => reason === 'requested_by_recipient')
    expect([left.length > 0, left.length <= 5]).toEqual([true, true])
  }, 20_000)

  test('GATE-10: of a program has a ceiling for everybody, and an alarm at 80 % of it', async () => {
    const few = { ...acme, limits: { ...acme.limits, programCodesPerHour: 5 } }
    system = systemOn(await newTable(), indexDefinitions([few]))
    sender = senderOf(system)
    const alarms = () => system.logged.filter(({ event }) => event === 'codes_near_ceiling').length
    const seen: [string | undefined, number][] = []
    for (let i = 0; i < 6; i++) {
      const { reason } = await code(`login-${i}`, { to: `+1206555010${i}` })
      seen.push([reason, alarms()])
    }
    expect(seen).toEqual([
      ['requested_by_recipient', 0],
      ['requested_by_recipient', 0],
      ['requested_by_recipient', 0],
      ['requested_by_recipient', 1],
      ['requested_by_recipient', 2],
      ['frequency_cap', 3],
    ])
    system.advance(HOUR)
    expect((await code('login-9', { to: '+12065550109' })).reason).toBe('requested_by_recipient')
  })

  test('GATE-10: may be dated five minutes ahead of the clock', async () => {
    const at = after(NOON, 5 * MINUTE)
    expect(await code('login-1', { requestedByRecipient: { requestId: 'login-1', at } })).toMatchObject({
      reason: 'requested_by_recipient',
    })
  })

  test('GATE-10: never waits for an hour', async () => {
    expect((await code('login-1')).decision).toBe('allow')
  })

  test('GATE-2, GATE-10: is never promotional', async () => {
    system.advance(UNTIL_MORNING)
    expect(await code('login-1', { messageClass: 'promotional' })).toMatchObject({
      decision: 'deny',
      reason: 'no_consent',
    })
    expect(sender.texts()).toEqual([])
  })

  test('GATE-10: is sent to who is opted in as what they asked for, not as what they signed up for', async () => {
    await system.text('START')
    expect((await code('login-1')).reason).toBe('requested_by_recipient')
  })

  test('GATE-10: to one phone says nothing of another’s', async () => {
    await code('login-1')
    expect((await code('login-1', { to: '+12065550143' })).reason).toBe('requested_by_recipient')
  })

  test('REC-1: leaves a message and a mark that go by themselves, and no record', async () => {
    await code('login-1')
    const until = (monthsAfter(NOON, 6) + DAY) / 1000
    const items = await itemsOf(system.table)
    const ofPerson = items.filter(({ pk }) => pk === `acme#${PERSON}`)
    expect(ofPerson.map(({ sk, expiresAt }) => [String(sk).split('#')[0], expiresAt])).toEqual([
      ['code-request', until],
      ['codes-sent', (Date.parse(NOON) + DAY) / 1000],
      ['message', until],
    ])
  })

  test('REC-1: of a person with a record goes with that record', async () => {
    await system.text('HELP')
    await code('login-1')
    const [message] = await sender.messages()
    expect(message).not.toHaveProperty('expiresAt')
  })
})

describe('after a stop', () => {
  test('GATE-10: no code leaves', async () => {
    await shown()
    await system.text('STOP')
    system.advance(MINUTE)
    expect(await code('login-1')).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })

  test('GATE-10: a code leaves where the program says so, for a request of a later date', async () => {
    await shown({ otpAfterStop: true })
    await system.text('STOP')
    const early = await code('login-1')
    system.advance(MINUTE)
    const late = await code('login-2')
    expect([early.reason, late.reason]).toEqual(['opted_out', 'requested_by_recipient'])
  })

  test('GATE-10, GATE-2: nothing promotional leaves as a code', async () => {
    await shown({ otpAfterStop: true })
    await system.text('STOP')
    system.advance(UNTIL_MORNING)
    expect(await code('login-1', { messageClass: 'promotional' })).toMatchObject({ reason: 'opted_out' })
  })

  test('GATE-10: the record of the stop stays a stop', async () => {
    await shown({ otpAfterStop: true })
    await system.text('STOP')
    system.advance(MINUTE)
    await code('login-1')
    expect((await staffOf(system).lookup()).programs['acme-login']).toMatchObject({ status: 'opted_out' })
    expect(await sender.send({ program: 'acme-login' })).toMatchObject({ reason: 'opted_out' })
  })

  test('GATE-3, GATE-10: coming back to another program brings no codes back', async () => {
    await shown()
    await system.text('STOP')
    system.advance(MINUTE)
    await system.text('START')
    expect((await code('login-1')).reason).toBe('opted_out')
  })
})
