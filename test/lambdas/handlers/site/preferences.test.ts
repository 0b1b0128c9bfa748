import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { writeMessages } from '../../../messages.ts'
import { askForCode, codeIn, otherThan } from '../../../site.ts'
import { beginningOf, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'
import type { Answered, Fields } from '../../../visitor.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const type = (page: Answered, code: string, on = system) =>
  on.site.post('/acme/preferences', { ...page.hidden, code })

let choices: Answered
const begin = beginningOf(async (system) => {
  await system.text('START')
  await system.settle()
  system.sent.length = 0
  system.advance(MINUTE)
  const asked = await askForCode(system)
  await system.settle()
  choices = await type(asked, codeIn(system), system)
})

/** A person who texted START, with their phone proved, and the page of their choices. */
const proved = async () => {
  system = await begin()
  return choices
}

const act = (page: Answered, step: string, fields: Fields = {}) =>
  system.site.post('/acme/preferences', { ...page.hidden, step, ...fields }, { cookies: page.cookies })

const statuses = async () => {
  const answer = await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })
  if (!('programs' in answer) || Array.isArray(answer.programs)) return {}
  return Object.fromEntries(Object.entries(answer.programs).map(([id, { status }]) => [id, status]))
}

describe('OUT-8: a person who proves their phone', () => {
  test('is texted six digits that hold for ten minutes, and sees each program', async () => {
    const page = await proved()
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Acme Alerts')])
    expect(page.body.match(/ checked/g)).toHaveLength(1)
    expect(system.sent.map(({ body }) => body)).toEqual([expect.stringMatching(/^Acme: \d{6} is your code/)])
    expect(page.cookies[0]).toMatch(
      /^session=.+; Max-Age=900; Path=\/acme; HttpOnly; Secure; SameSite=Strict$/,
    )
  })

  test('joins what they tick, with one text that confirms it (IN-9)', async () => {
    const saved = await act(await proved(), 'save', { program: ['acme-alerts', 'acme-offers'] })
    await system.settle()
    expect([saved.status, await statuses()]).toMatchObject([
      200,
      { 'acme-alerts': 'opted_in', 'acme-offers': 'opted_in', 'acme-login': 'none' },
    ])
    expect(system.sent.at(-1)?.body).toMatch(/^Acme Offers: you're signed up/)
    expect(await system.gateByDay({ program: 'acme-offers', to: PERSON })).toMatchObject({
      consent: { level: 'express_written', medium: 'preferences_page' },
    })
  })

  test('leaves what they untick, at once and without a text', async () => {
    const page = await proved()
    system.sent.length = 0
    await act(page, 'save', { program: [] })
    await system.settle()
    expect([await statuses(), system.sent]).toMatchObject([{ 'acme-alerts': 'opted_out' }, []])
    expect(system.published.at(-1)).toMatchObject({ type: 'opted_out', program: 'acme-alerts' })
  })

  test('stops everything by one button, at once and without a text (OUT-4)', async () => {
    const page = await proved()
    system.sent.length = 0
    const stopped = await act(page, 'stop')
    await system.settle()
    expect([stopped.status, stopped.body, system.sent]).toEqual([
      200,
      expect.stringContaining('You’ve been unsubscribed'),
      [],
    ])
    expect(system.published.at(-1)).toMatchObject({ type: 'opted_out', program: null })
    expect(await statuses()).toMatchObject({ 'acme-alerts': 'opted_out', 'acme-offers': 'opted_out' })
  })

  test('stops everything again when they came back in between, by whatever form (OUT-5)', async () => {
    const page = await proved()
    await act(page, 'stop')
    system.advance(MINUTE)
    await system.text('START')
    system.advance(MINUTE)
    await act(page, 'stop')
    expect(await statuses()).toMatchObject({ 'acme-alerts': 'opted_out', 'acme-offers': 'opted_out' })
  })

  test('downloads what is kept about them', async () => {
    const file = await act(await proved(), 'download')
    expect(file.headers).toMatchObject({ 'Content-Disposition': expect.stringContaining('attachment') })
    for (const words of [
      PERSON,
      'Opted in to Acme Alerts',
      'START',
      'Confirmation of the opt-in',
      'Signature',
    ])
      expect(file.body).toContain(words)
  })

  test('downloads a long history in parts, each message once, with no number or token in an address', async () => {
    const chosen = await proved()
    system = systemOn(system.table, undefined, { maxBytes: 100_000, ends: system.ends })
    const decisions = await writeMessages(system.table, PERSON, Array(90).fill(null))
    let shown = await act(chosen, 'download')
    const files: string[] = []
    let cookies = [...chosen.cookies, ...shown.cookies]
    const linkIn = (body: string, step: string) =>
      new RegExp(`href="([^"]*step=${step}-\\d+)"`).exec(body)?.[1]?.replaceAll('&amp;', '&')
    for (let next: string | undefined; ; shown = await system.site.get(next, { cookies })) {
      cookies = [...cookies, ...shown.cookies]
      const link = linkIn(shown.body, 'file') ?? ''
      expect(link).toMatch(/^\/acme\/preferences\?lang=en&step=file-\d+$/)
      const file = await system.site.get(link, { cookies })
      cookies = [...cookies, ...file.cookies]
      files.push(file.body)
      next = linkIn(shown.body, 'part')
      if (next === undefined) break
    }
    const rows = files.join('').match(/<td class="allowed">/g)
    expect([files.length, rows?.length]).toEqual([2, decisions.length])
    for (const file of files) expect(Buffer.byteLength(file)).toBeLessThan(100_000)
    const stranger = { cookies: chosen.cookies }
    expect((await system.site.get('/acme/preferences?step=file-2', stranger)).status).toBe(303)
    expect((await system.site.get('/acme/preferences?step=file-1')).body).not.toContain(PERSON)
  })

  test('sees their choices again for a quarter of an hour, and not longer', async () => {
    const { cookies } = await proved()
    const title = async () =>
      (await system.site.get('/acme/preferences', { cookies })).body.includes('ending in 42')
    expect(await title()).toBe(true)
    system.advance(15 * MINUTE)
    expect(await title()).toBe(false)
  })

  test('who stopped by text meanwhile joins nothing until START, and gets no text (REPLY-1)', async () => {
    const page = await proved()
    await system.text('STOP')
    await system.settle()
    system.sent.length = 0
    system.advance(MINUTE)
    await act(page, 'save', { program: ['acme-alerts', 'acme-offers'] })
    await system.settle()
    expect([await statuses(), system.sent]).toMatchObject([
      { 'acme-alerts': 'opted_out', 'acme-offers': 'opted_out' },
      [],
    ])
    system.advance(MINUTE)
    await system.text('START')
    expect(await statuses()).toMatchObject({ 'acme-alerts': 'opted_out', 'acme-offers': 'opted_in' })
  })

  test('saving the same form twice changes nothing more (OUT-7)', async () => {
    const page = await proved()
    await act(page, 'save', { program: ['acme-offers', 'acme-alerts'] })
    await act(page, 'save', { program: ['acme-offers', 'acme-alerts'] })
    await system.settle()
    expect(system.published.filter(({ program }) => program === 'acme-offers')).toHaveLength(1)
  })
})

describe('OUT-8: nobody else', () => {
  test.each(['save', 'stop', 'download'])('without the cookie can %s', async (step) => {
    const page = await proved()
    const refused = await system.site.post('/acme/preferences', { ...page.hidden, step })
    expect(refused.status).toBe(410)
    expect(refused.body).not.toContain('START')
    expect(await statuses()).toMatchObject({ 'acme-alerts': 'opted_in' })
  })

  test('with the cookie alone, from a form that we did not show', async () => {
    const { cookies } = await proved()
    const refused = await system.site.post('/acme/preferences', { step: 'stop', token: 'x' }, { cookies })
    expect([refused.body, await statuses()]).toMatchObject([
      expect.stringContaining('My choices'),
      { 'acme-alerts': 'opted_in' },
    ])
  })

  test('with a session at another tenant (TEN-1)', async () => {
    const { cookies } = await proved()
    expect((await system.site.get('/globex/preferences', { cookies })).body).not.toContain('ending in 42')
  })
})

describe('REPLY-1: the code', () => {
  const plain = ({ body }: Answered) => body.replace(/value="[\w-]{100,}"/g, '').replace(/ in \d\d/g, '')

  test('is not texted to an unknown person, nor to a person who has stopped; the page is the same', async () => {
    await system.text('START')
    await system.text('STOP', { from: '+12065550199' })
    await system.settle()
    system.sent.length = 0
    const pages = [
      await askForCode(system),
      await askForCode(system, { number: '206 555 0199' }),
      await askForCode(system, { number: '206 555 0188' }),
    ]
    await system.settle()
    expect(new Set(pages.map(plain)).size).toBe(1)
    expect(system.sent.map(({ to }) => to)).toEqual([PERSON])
  })

  test('leaves nothing about an unknown person but a counter that expires', async () => {
    await askForCode(system)
    const items = await itemsOf(system.table)
    expect(items.filter(({ expiresAt }) => expiresAt === undefined)).toEqual([])
  })

  test('is not texted once a stop came in between', async () => {
    await system.text('START')
    await system.settle()
    await askForCode(system)
    await system.text('STOP')
    system.sent.length = 0
    await system.settle()
    expect(system.sent.map(({ body }) => body)).toEqual([expect.stringContaining('unsubscribed')])
  })

  test('tried ten times counts no more after the fifth', async () => {
    await system.text('START')
    const page = await askForCode(system)
    await system.settle()
    const code = codeIn(system)
    const tried: number[] = []
    for (let i = 0; i < 9; i++) tried.push((await type(page, otherThan(code))).status)
    tried.push((await type(page, code)).status)
    expect(tried).toEqual([400, 400, 400, 400, 400, 429, 429, 429, 429, 429])
  })

  test('is over after ten minutes, and counts once', async () => {
    await system.text('START')
    const page = await askForCode(system)
    await system.settle()
    const code = codeIn(system)
    expect([(await type(page, code)).status, (await type(page, code)).status]).toEqual([200, 400])
    system.advance(HOUR)
    const again = await askForCode(system)
    await system.settle()
    system.advance(10 * MINUTE)
    expect((await type(again, codeIn(system))).status).toBe(410)
  })

  test('is stored nowhere in the table', async () => {
    await proved()
    expect(JSON.stringify(await itemsOf(system.table))).not.toContain(codeIn(system))
  })
})
