import { beforeEach, describe, expect, test } from 'vitest'
import type { WaitingReview } from '../../../../lambdas/application/staff/reviews.ts'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, withProgram } from '../../../fixtures.ts'
import { beginningOf, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'

let system: System

const begin = beginningOf(async (system) => {
  await system.text('OFFERS')
  system.advance(HOUR)
  await system.text(UNSURE)
})

beforeEach(async () => {
  system = await begin()
})

const ask = async () =>
  ((await system.gateByDay({ program: 'acme-offers', to: PERSON })) as { reason: string }).reason

const waiting = async (): Promise<WaitingReview[]> => {
  const answer = await system.records({ action: 'reviews', tenant: 'acme' })
  return 'reviews' in answer ? answer.reviews : []
}

const settle = async (as: string, change: object = {}) => {
  const [review] = await waiting()
  return system.operator({ action: 'review', tenant: 'acme', id: review?.id, as, by: 'dana', ...change })
}

describe('OUT-2: an unsure message', () => {
  test('denies promotional messages and waits for a person, word for word', async () => {
    expect(await ask()).toBe('pending_review')
    expect(await waiting()).toMatchObject([
      {
        to: PERSON,
        since: system.now(),
        number: '+12065550100',
        messages: [{ at: system.now(), body: UNSURE }],
      },
    ])
  })

  test('is asked about once in 24 hours', async () => {
    await system.text(UNSURE)
    await system.settle()
    expect(system.sent.filter(({ body }) => body.includes('Reply STOP to stop all messages'))).toHaveLength(1)
  })

  test('settled as no stop is allowed again, and waits no more', async () => {
    expect(await settle('not_a_stop')).toMatchObject({
      event: { type: 'review_settled', as: 'not_a_stop', by: 'dana', requestId: 'request-1' },
    })
    expect([await ask(), await waiting()]).toEqual(['opted_in', []])
  })

  test('settled as a stop is a stop of its own date', async () => {
    const written = system.now()
    system.advance(3 * DAY)
    await settle('stop')
    expect(await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })).toMatchObject({
      programs: { 'acme-offers': { status: 'opted_out', since: written } },
      review: null,
    })
  })

  test('settled as a stop three days late is confirmed by no text (OUT-6)', async () => {
    system.advance(3 * DAY)
    await settle('stop')
    await system.settle()
    expect(system.sent).toEqual([])
  })

  test('that a later START has settled is not found', async () => {
    const [review] = await waiting()
    system.advance(HOUR)
    await system.text('START')
    const request = { action: 'review', tenant: 'acme', id: review?.id, as: 'stop', by: 'dana' }
    expect(await system.operator(request)).toMatchObject({ error: { code: 'not_found' } })
    expect(await ask()).toBe('opted_in')
  })

  test('is still a question one hour before nine days are over', async () => {
    system.advance(9 * DAY - HOUR)
    expect(await system.sweepReviews()).toEqual({ settled: 0, waiting: 1 })
    expect(await ask()).toBe('pending_review')
  })

  test('is settled as a stop after nine days, once', async () => {
    system.advance(9 * DAY)
    expect([await system.sweepReviews(), await system.sweepReviews()]).toEqual([
      { settled: 1, waiting: 0 },
      { settled: 0, waiting: 0 },
    ])
    expect(await ask()).toBe('opted_out')
  })

  test('is reported after two days, and not before', async () => {
    system.advance(2 * DAY - HOUR)
    await system.sweepReviews()
    expect(system.logged).toEqual([])
    system.advance(HOUR)
    await system.sweepReviews()
    expect(system.logged).toEqual([{ event: 'reviews_waiting', count: 1 }])
  })
})

test('OUT-2: a tenant that is gone holds up the settlement of no other', async () => {
  for (let i = 0; i < 8; i++) await system.text(UNSURE, { from: `+1206555031${i}` })
  await system.text(UNSURE, { to: '+12065550110' })
  const acmeAlone = systemOn(system.table, indexDefinitions(system.execution.definitions.tenants.slice(0, 1)))
  acmeAlone.advance(10 * DAY)
  await expect(acmeAlone.sweepReviews()).rejects.toThrow('unknown tenant')
  expect(await acmeAlone.records({ action: 'reviews', tenant: 'acme' })).toMatchObject({ reviews: [] })
})

test('OUT-2: a program may be called as the list of reviews is', async () => {
  const tenants = [withProgram(acme, 'acme-offers', { id: 'reviews' })]
  const named = systemOn(await newTable(), indexDefinitions(tenants))
  await named.text('OFFERS')
  await named.text(UNSURE)
  expect(await named.records({ action: 'reviews', tenant: 'acme' })).toMatchObject({
    reviews: [{ to: PERSON, messages: [{ body: UNSURE }] }],
  })
  expect(await named.records({ action: 'list', tenant: 'acme', program: 'reviews' })).toMatchObject({
    rows: [{ to: PERSON, program: 'reviews', status: 'opted_in' }],
  })
})

test('TEN-1: a review is not found through another tenant', async () => {
  expect(await settle('stop', { tenant: 'globex' })).toMatchObject({ error: { code: 'not_found' } })
})

test.each([
  ['by', { by: undefined }],
  ['by', { by: '' }],
  ['by', { by: '  ' }],
  ['by', { by: '\u200b' }],
  ['as', { as: 'maybe' }],
  ['note', { note: 'x' }],
])('TEN-1: a write that lacks or mistakes %s is refused by that name', async (path, change) => {
  expect(await settle('stop', change)).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path }] },
  })
})

const forged = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url')
const key = Object.fromEntries(['pk', 'sk', 'listAt'].map((name) => [name, { S: 'x' }]))

test.each([
  ['no cursor at all', 'x'],
  ['a shard that is none', forged({ shard: 8 })],
  ['a key of another form', forged({ shard: 0, key: { x: { S: 'y' } } })],
  ["a key of another tenant's list", forged({ shard: 0, key: { ...key, list: { S: 'globex#*reviews#0' } } })],
])('a cursor that no answer gave is refused: %s', async (_, cursor) => {
  expect(await system.records({ action: 'reviews', tenant: 'acme', cursor })).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'cursor' }] },
  })
})

test('every review is listed once, page by page', async () => {
  for (let i = 0; i < 30; i++) await system.text(UNSURE, { from: `+120655503${10 + i}` })
  const found: string[] = []
  let cursor: string | null = null
  do {
    const answer = await system.records({ action: 'reviews', tenant: 'acme', ...(cursor && { cursor }) })
    if (!('reviews' in answer)) break
    found.push(...answer.reviews.map(({ to }) => to))
    cursor = answer.cursor
  } while (cursor)
  expect(new Set(found).size).toBe(31)
  expect(found).toHaveLength(31)
})
