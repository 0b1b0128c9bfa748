import { beforeEach, describe, expect, test } from 'vitest'
import type { Lookup } from '../../../../lambdas/application/staff/lookup.ts'
import { contentHash } from '../../../../lambdas/definitions/content-hash.ts'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { FILLED, signUp } from '../../../site.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const statusOf = async (program = 'acme-offers') => {
  const answer = await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })
  return (answer as Lookup).programs[program]?.status
}

const types = () => system.published.map(({ type, program }) => [type, program])
const eventItems = async () =>
  (await itemsOf(system.table)).filter(({ sk }) => String(sk).startsWith('event#'))

describe('IN-4: a sign-up on the page', () => {
  test('is pending, and one text asks for YES', async () => {
    const page = await signUp(system)
    await system.settle()
    expect([page.status, await statusOf()]).toEqual([200, 'pending'])
    expect(system.sent.map(({ to, body }) => [to, body])).toEqual([
      [PERSON, expect.stringMatching(/^Acme Offers: reply YES to sign up\..*STOP/)],
    ])
  })

  test('is completed by YES with the evidence of the form, and confirmed (IN-9)', async () => {
    await signUp(system, { name: 'Dana Reed' })
    await system.settle()
    system.advance(MINUTE)
    await system.text('YES')
    await system.settle()
    expect(await statusOf()).toBe('opted_in')
    expect(system.sent.at(-1)?.body).toContain("you're signed up")
    expect(await system.gateByDay({ program: 'acme-offers', to: PERSON })).toMatchObject({
      decision: 'allow',
      consent: { level: 'express_written', medium: 'web_form' },
    })
  })

  test('lapses by schedule at its hour, and it is published (EVT-1)', async () => {
    await signUp(system)
    system.advance(DAY - MINUTE)
    expect(await system.sweepDue()).toMatchObject({ lapsed: 0 })
    system.advance(HOUR)
    expect([await system.sweepDue(), await system.sweepDue()]).toMatchObject([{ lapsed: 1 }, { lapsed: 0 }])
    await system.settle()
    expect(types()).toEqual([
      ['pending', 'acme-offers'],
      ['lapsed', 'acme-offers'],
    ])
    expect(system.published.at(-1)?.at).toBe('2026-11-22T12:00:00.000Z')
    expect(await statusOf()).toBe('none')
  })

  test('that lapsed lets the record go six months later (REC-1)', async () => {
    await signUp(system)
    const lookup = { action: 'lookup', tenant: 'acme', to: PERSON }
    expect(await system.records(lookup)).toMatchObject({ expiresAt: null })
    system.advance(DAY + HOUR)
    await system.sweepDue()
    expect(await system.records(lookup)).toMatchObject({
      expiresAt: Date.parse('2027-05-23T12:00:00.000Z') / 1000,
    })
  })

  test('leaves nothing of its generation when the record goes, but what goes by itself (REC-4)', async () => {
    await signUp(system)
    system.advance(DAY + HOUR)
    await system.sweepDue()
    await system.settle()
    system.advance(200 * DAY)
    await system.expire()
    const left = (await itemsOf(system.table)).filter(({ pk }) => pk === `acme#${PERSON}`)
    expect(left.map(({ sk }) => sk)).toEqual([expect.stringMatching(/^code#/)])
  })

  test('that was completed does not lapse', async () => {
    await signUp(system)
    system.advance(MINUTE)
    await system.text('YES')
    system.advance(2 * DAY)
    expect(await system.sweepDue()).toMatchObject({ lapsed: 0 })
    expect(await statusOf()).toBe('opted_in')
  })

  test('of a person who has stopped sends no text, says the same, and START completes it (OUT-9)', async () => {
    const first = await signUp(system, { number: '+1 206 555 0199' })
    await system.text('STOP')
    await system.settle()
    system.sent.length = 0
    system.advance(MINUTE)
    const page = await signUp(system)
    await system.settle()
    expect([page.status, page.body]).toEqual([200, first.body.replaceAll('ending in 99', 'ending in 42')])
    expect([system.sent.filter(({ to }) => to === PERSON), await statusOf()]).toEqual([[], 'opted_out'])
    system.advance(MINUTE)
    await system.text('START')
    expect([await statusOf(), await statusOf('acme-alerts')]).toEqual(['opted_in', 'opted_out'])
  })

  test("of a wrong number is stopped by its owner's STOP", async () => {
    await signUp(system)
    await system.settle()
    system.advance(MINUTE)
    await system.text('STOP')
    system.advance(MINUTE)
    await system.text('YES')
    expect(await statusOf()).toBe('opted_out')
    system.advance(2 * DAY)
    expect(await system.sweepDue()).toMatchObject({ lapsed: 0 })
  })
})

test('IN-3 of a person on the deny list is kept as declined, without a text, on the same page', async () => {
  const known = await signUp(system, { number: '206 555 0152' })
  await system.operator({
    action: 'deny',
    tenant: 'acme',
    to: PERSON,
    set: true,
    note: 'asked us to',
    by: 'dana',
  })
  const page = await signUp(system)
  await system.settle()
  expect([page.status, page.body]).toEqual([200, known.body.replaceAll('ending in 52', 'ending in 42')])
  expect(system.sent.map(({ to }) => to)).toEqual(['+12065550152'])
  expect(types()).toContainEqual(['declined', 'acme-offers'])
})

test('IN-8 a name that nobody can see is none: what names the form stands for it', async () => {
  await signUp(system, { name: '\u00ad' })
  const [event] = await eventItems()
  expect(event?.detail).toMatchObject({ identity: expect.stringMatching(/^[\w-]{8,}$/) })
})

test('IN-8 what was shown is stored by content hash with language, address, user agent and identity', async () => {
  await signUp(system, { name: 'Dana Reed' }, { from: '198.51.100.7' })
  const [{ event, detail }] = (await eventItems()) as [
    { event: { callToAction: { hash: string; language: string }; proof: object }; detail: object },
  ]
  expect(detail).toMatchObject({ identity: 'Dana Reed', ip: '198.51.100.7', userAgent: 'Test/1.0' })
  expect(event).toMatchObject({ proof: { action: 'box ticked' }, medium: 'web_form' })
  const { text } = (await itemsOf(system.table)).find(
    ({ pk }) => pk === `text#${event.callToAction.hash}`,
  ) as {
    text: string
  }
  expect(contentHash(text)).toBe(event.callToAction.hash)
  expect(text).toMatch(/Acme Offers.*By checking a box.*Message and data rates may apply/)
})

test('IN-8 what was shown in Spanish is stored in Spanish', async () => {
  const { hidden } = await system.site.get('/acme/join?lang=es')
  await system.site.post('/acme/join', { ...hidden, ...FILLED })
  const [{ event }] = (await eventItems()) as [{ event: object }]
  expect(event).toMatchObject({ callToAction: { language: 'es' } })
})

test('IN-8 a header that a client can set is no address', async () => {
  await signUp(system, {}, { from: '198.51.100.7', headers: { 'X-Forwarded-For': '203.0.113.9' } })
  const [{ detail }] = (await eventItems()) as [{ detail: object }]
  expect(detail).toMatchObject({ ip: '198.51.100.7' })
})

test('IN-11 each box counts alone: one text names what was checked, and nothing else is asked for', async () => {
  await signUp(system, { program: ['acme-alerts', 'acme-offers'] })
  await system.settle()
  expect(system.sent.map(({ body }) => body)).toEqual([expect.stringMatching(/^Acme Alerts, Acme Offers: /)])
  expect([await statusOf('acme-alerts'), await statusOf('acme-login')]).toEqual(['pending', 'none'])
})

test('IN-11 no box is ticked before the person ticks one', async () => {
  expect((await system.site.get('/acme/join')).body).not.toContain(' checked')
})

test('TEN-1 a form of one tenant counts for no other', async () => {
  const { hidden } = await system.site.get('/acme/join')
  const page = await system.site.post('/globex/join', { ...hidden, ...FILLED, program: 'globex-news' })
  expect([page.status, await itemsOf(system.table)]).toEqual([403, []])
})

test('EVT-2 the text is kept as evidence by its hash', async () => {
  await signUp(system)
  await system.settle()
  const items = await itemsOf(system.table)
  const reply = items.find(({ kind }) => kind === 'reply') as { outcome: { textHash: string } }
  expect(items.find(({ pk }) => pk === `text#${reply.outcome.textHash}`)).toMatchObject({
    text: system.sent[0]?.body,
  })
})
