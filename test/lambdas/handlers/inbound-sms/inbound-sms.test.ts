import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { signUp } from '../../../site.ts'
import { batch, envelope, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const ask = (program = 'acme-alerts') => system.gate({ program, to: PERSON })

describe('START', () => {
  test('IN-1: START opts in to the default program of the number', async () => {
    await system.text('START')
    expect(await ask()).toMatchObject({
      decision: 'allow',
      reason: 'opted_in',
      consent: { level: 'express' },
    })
  })

  test('IN-1: an advertised keyword gives written consent to its program alone', async () => {
    await system.text('OFFERS')
    expect(await system.gateByDay({ program: 'acme-offers', to: PERSON })).toMatchObject({
      decision: 'allow',
      consent: { level: 'express_written' },
    })
    expect(await ask()).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  })

  test('IN-9: one text confirms it', async () => {
    await system.text('START')
    await system.settle()
    expect(system.sent.map(({ body }) => body)).toEqual([
      "Acme Alerts: you're signed up. Recurring msgs, up to 10 msgs/month. Msg & data rates may apply. Help: help@acme.example. Reply STOP to end.",
    ])
  })

  test('IN-8: the words of the call-to-action are kept under the hash that the grant names', async () => {
    await system.text('OFFERS')
    const items = await itemsOf(system.table)
    const granted = items.find(({ event }) => (event as { type?: string } | undefined)?.type === 'opted_in')
    const { hash } = (granted!.event as { callToAction: { hash: string } }).callToAction
    expect(items.find(({ pk }) => pk === `text#${hash}`)?.text).toContain(
      'Consent is not a condition of any purchase',
    )
  })
})

describe('STOP', () => {
  test('OUT-5: once STOP is acknowledged the gate denies', async () => {
    await system.text('START')
    await system.text('STOP')
    expect(await ask()).toMatchObject({ decision: 'deny', reason: 'opted_out', consent: null, include: [] })
  })

  test('OUT-6: one text confirms it, however often it is said', async () => {
    await system.text('STOP')
    await system.text('Stop.')
    await system.settle()
    expect(system.sent).toHaveLength(1)
  })

  test.each([
    ['months before the stop', 60 * DAY, 0],
    ['so that it is closed between the stop and the choice', 39 * DAY - 2 * MINUTE, 3 * MINUTE],
  ])('OUT-6: a choice restores what a sign-up gave %s', async (_, before, between) => {
    await system.text('START')
    await signUp(system)
    system.advance(MINUTE)
    await system.text('YES')
    system.advance(before)
    await system.text('STOP')
    await system.settle()
    system.advance(between + MINUTE)
    await system.text('HELP')
    system.advance(MINUTE)
    await system.text('keep offers')
    const { reason, consent } = (await system.gateByDay({ program: 'acme-offers', to: PERSON })) as {
      reason: string
      consent: object
    }
    expect([reason, consent]).toMatchObject(['opted_in', { level: 'express_written', medium: 'web_form' }])
  })

  test('OUT-7: the same message delivered again changes nothing', async () => {
    await system.text('STOP', { id: 'same' })
    const before = await itemsOf(system.table)
    await system.text('STOP', { id: 'same' })
    expect(await itemsOf(system.table)).toEqual(before)
  })

  test('REC-1: the record expires six months and a day after it', async () => {
    await system.text('STOP')
    const [record] = (await itemsOf(system.table)).filter(({ sk }) => sk === 'record')
    expect(record?.expiresAt).toBe(Date.parse('2027-05-22T12:00:00.000Z') / 1000)
  })

  test('OUT-9: START brings the person back and clears the expiry', async () => {
    await system.text('STOP')
    system.advance(1000)
    await system.text('START')
    expect(await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })).toMatchObject({
      expiresAt: null,
      programs: { 'acme-alerts': { status: 'opted_in' }, 'acme-offers': { status: 'opted_out' } },
    })
  })

  test('TEN-1: it reaches nothing of another tenant', async () => {
    await system.text('START', { to: '+12065550110' })
    await system.text('STOP')
    expect(await ask('globex-news')).toMatchObject({ decision: 'allow' })
  })
})

describe('what cannot be read', () => {
  const good = envelope({ body: 'STOP', id: 'good', at: '2026-11-21T12:00:00.000Z' })
  const flawed = (change: object) => {
    const outer = JSON.parse(good)
    return JSON.stringify({ ...outer, Message: JSON.stringify({ ...JSON.parse(outer.Message), ...change }) })
  }

  test.each([
    ['no JSON', 'STOP', 'not_an_envelope'],
    ['no envelope', '{"messageBody":"STOP"}', 'not_an_envelope'],
    [
      'an envelope without a message',
      '{"Message":"STOP","Timestamp":"2026-11-21T12:00:00.000Z"}',
      'not_a_message',
    ],
    [
      'a date beyond all dates',
      JSON.stringify({ ...JSON.parse(good), Timestamp: '+012000-01-01T00:00:00.000Z' }),
      'not_an_envelope',
    ],
    ['no originationNumber', flawed({ originationNumber: undefined }), 'not_a_message'],
    ['no destinationNumber', flawed({ destinationNumber: undefined }), 'not_a_message'],
    ['no messageBody', flawed({ messageBody: undefined }), 'not_a_message'],
    ['no inboundMessageId', flawed({ inboundMessageId: undefined }), 'not_a_message'],
    ['a sender without its country code', flawed({ originationNumber: '2065550142' }), 'not_a_phone_number'],
    ['a number that nobody defines', flawed({ destinationNumber: '+12065550999' }), 'unknown_number'],
  ])('%s is set aside, told by a word, and the rest of the batch goes through', async (_, body, why) => {
    const answer = await system.inbound(batch(body, envelope({ body: 'STOP', id: 'next', at: system.now() })))
    expect([answer.batchItemFailures, system.unreadable, system.logged]).toEqual([
      [],
      [body],
      [{ event: 'inbound_unreadable', why }],
    ])
    expect(await ask()).toMatchObject({ reason: 'opted_out' })
  })

  test.each([
    ['own_number', '+12065550101'],
    ['short_code', '55555'],
    ['short_code', '+55555'],
    ['alphanumeric', 'ACME'],
    ['alphanumeric', 'Acme & Co.'],
  ])(
    'OUT-10: a text from a %s, such as %s, is acknowledged and counted without its sender',
    async (kind, from) => {
      const answer = await system.text('STOP', { from })
      expect([answer.batchItemFailures, system.unreadable, system.logged]).toEqual([
        [],
        [],
        [{ event: 'inbound_stranger', sender: kind }],
      ])
      expect(await itemsOf(system.table)).toEqual([])
    },
  )

  test('OUT-1: where there is one tenant, a stop to a number that nobody defines stops that tenant', async () => {
    const { indexDefinitions } = await import('../../../../lambdas/domain/tenant/definitions.ts')
    const [acme] = system.execution.definitions.tenants
    const alone = systemOn(system.table, indexDefinitions(acme ? [acme] : []))
    await alone.text('STOP', { to: '86753' })
    expect(await alone.gate({ program: 'acme-alerts', to: PERSON })).toMatchObject({ reason: 'opted_out' })
  })
})

test.each([
  ['10 KB', 'stop reading this '.repeat(600)],
  ['lone surrogates', '\uD83D STOP \uDC00'],
  ['nothing but emoji', '👍🏽🎉'],
  ['nothing at all', ''],
])('every body is classified: %s', async (_, body) => {
  const answer = await system.text(body)
  expect([answer.batchItemFailures, system.unreadable, system.logged]).toEqual([[], [], []])
})

test('REC-7: an ordinary body reaches the application and is not kept', async () => {
  await system.text('Is my order 4711 on its way?')
  await system.settle()
  expect(system.published.find(({ type }) => type === 'message_received')?.body).toContain('4711')
  expect(JSON.stringify(await itemsOf(system.table))).not.toContain('4711')
})

test('REC-3: verify holds after any conversation', async () => {
  for (const body of ['START', 'hello', 'HELP', 'not interested', 'STOP', 'OFFERS']) {
    await system.text(body)
    system.advance(1000)
  }
  await system.settle()
  expect(await system.records({ action: 'verify', tenant: 'acme', to: PERSON })).toMatchObject({
    holds: true,
    firstBreak: null,
  })
})
