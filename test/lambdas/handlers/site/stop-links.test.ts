import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { beginningOf, PERSON, type System } from '../../../system.ts'
import { itemsOf } from '../../../table.ts'

let system: System

const begin = beginningOf(async (system) => {
  await system.text('START')
  await system.settle()
  system.sent.length = 0
  system.advance(MINUTE)
})

beforeEach(async () => {
  system = await begin()
})

const make = (change: object = {}) =>
  system.operator({ action: 'stop_link', tenant: 'acme', to: PERSON, days: 30, by: 'dana', ...change })

const linked = async (change: object = {}) => {
  const answer = await make(change)
  if (!('url' in answer)) throw new Error('no link was made')
  return new URL(answer.url).pathname
}

const ask = () => system.gate({ program: 'acme-alerts', to: PERSON })

describe('OUT-8: a stop link', () => {
  test('is opaque and says when it ends', async () => {
    const answer = await make({ days: 45 })
    expect(answer).toEqual({
      url: expect.stringMatching(/^https:\/\/sms\.example\.com\/stop\/[\w-]{20,}$/),
      expiresAt: '2027-01-05T12:01:00.000Z',
    })
    const items = JSON.stringify(await itemsOf(system.table))
    expect(items).not.toContain((await linked()).slice('/stop/'.length))
  })

  test('opens a page with one button, and opening it stops nothing', async () => {
    const page = await system.site.get(await linked())
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('ending in 42')])
    expect(page.body.match(/<button/g)).toHaveLength(1)
    expect(page.body).not.toContain(PERSON)
    expect(await ask()).toMatchObject({ decision: 'allow' })
  })

  test('stops the whole brand at once, by e-mail, with who made it, and without a text', async () => {
    const path = await linked()
    const stopped = await system.site.post(path, {})
    await system.settle()
    expect([stopped.status, stopped.body, system.sent]).toEqual([
      200,
      expect.stringContaining('You’ve been unsubscribed'),
      [],
    ])
    expect(await ask()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(system.published.at(-1)).toMatchObject({ type: 'opted_out', program: null })
    const events = (await itemsOf(system.table)).map(({ event }) => event)
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'opted_out',
        medium: 'email',
        proof: expect.objectContaining({ collectedBy: 'dana', action: 'pressed "stop everything"' }),
      }),
    )
  })

  test('is posted by redirect, and pressed twice stops once', async () => {
    const path = await linked()
    const posted = await system.site.postOnly(path, {})
    await system.site.postOnly(path, {})
    await system.settle()
    expect([posted.status, posted.headers.Location]).toEqual([303, `${path}?lang=en`])
    expect(system.published.filter(({ type }) => type === 'opted_out')).toHaveLength(1)
  })

  test('stops a person who came back again (OUT-5)', async () => {
    const path = await linked()
    await system.site.post(path, {})
    system.advance(MINUTE)
    await system.text('START')
    expect(await ask()).toMatchObject({ decision: 'allow' })
    system.advance(MINUTE)
    expect((await system.site.get(path)).body).toContain('<button')
    await system.site.post(path, {})
    expect(await ask()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })

  test('stops a number that was never seen', async () => {
    await system.site.post(await linked({ to: '+12065550199' }), {})
    expect(await system.gate({ program: 'acme-alerts', to: '+12065550199' })).toMatchObject({
      reason: 'opted_out',
    })
  })

  test('works until its days are over, and then names STOP', async () => {
    const path = await linked()
    system.advance(30 * DAY - 2 * MINUTE)
    expect((await system.site.get(path)).status).toBe(200)
    system.advance(2 * MINUTE)
    const over = await system.site.get(path)
    expect([over.status, over.body]).toEqual([410, expect.stringContaining('reply STOP')])
    expect((await system.site.post(path, {})).status).toBe(410)
  })

  test.each(['/stop/x', '/stop/constructor'])('%s is none', async (path) => {
    expect((await system.site.get(path)).status).toBe(410)
  })

  test.each([29, 30.5, '30', 0, 100_000])('of %j days is refused', async (days) => {
    expect(await make({ days })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'days' }] },
    })
  })

  test('speaks the browser’s language', async () => {
    const page = await system.site.get(await linked(), { headers: { 'Accept-Language': 'fr' } })
    expect(page.body).toContain('<html lang="fr">')
  })
})
