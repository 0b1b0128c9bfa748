import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme } from '../../../fixtures.ts'
import { FILLED, signUp } from '../../../site.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const invite = (change: object = {}) =>
  system.operator({
    action: 'invite',
    tenant: 'acme',
    by: 'dana',
    program: 'acme-offers',
    channel: 'email',
    email: 'reed@example.com',
    ...change,
  })

const linkOf = () =>
  system.mailed.at(-1)?.text.match(/https:\/\/sms\.example\.com(\/acme\/join\?invitation=\S+)/)?.[1] ?? ''
const grantOf = async () => {
  const items = await itemsOf(system.table)
  const event = items.find(({ event }) => (event as { type?: string } | undefined)?.type === 'opted_in')
  return (event as { event: { proof: { reference: string | null; invitation?: string } } }).event
}

describe('an invitation by e-mail', () => {
  test('is mailed, and recorded as no more than that', async () => {
    const answer = await invite()
    expect(answer).toEqual({
      invitation: expect.stringMatching(/^[0-9a-f]{16}$/),
      expiresAt: '2026-12-21T12:00:00.000Z',
    })
    const items = await itemsOf(system.table)
    const item = items.find(({ sk }) => sk === 'invitation')
    expect(items.map(({ sk }) => sk)).toEqual(['invitation', 'mail', 'no-mail-link'])
    expect(item).toMatchObject({
      tenant: 'acme',
      program: 'acme-offers',
      email: 'reed@example.com',
      by: 'dana',
    })
    expect([system.published, system.sent]).toEqual([[], []])
    expect(JSON.stringify([item, answer])).not.toContain(/invitation=([^&]+)/.exec(linkOf())?.[1])
    expect(system.mailed).toMatchObject([
      { to: 'reed@example.com', subject: expect.stringContaining('Acme') },
    ])
  })

  test('opens the form with its program first, and is kept in a cookie', async () => {
    await invite()
    const page = await system.site.get(linkOf())
    expect(page.cookies[0]).toMatch(/^invitation=[\w-]+; Max-Age=\d+; Path=\/acme; HttpOnly; Secure/)
    expect(page.body).toContain('Acme Offers')
  })

  test('is named by the grant that is made through it, beside the record that it refers to', async () => {
    const answer = await invite({ reference: 'lead 4711' })
    const { hidden, cookies } = await system.site.get(linkOf())
    const sent = await system.site.post('/acme/join', { ...hidden, ...FILLED }, { cookies })
    expect(sent.cookies[0]).toMatch(/^invitation=; .*Max-Age=0/)
    system.advance(MINUTE)
    await system.text('YES')
    expect(await grantOf()).toMatchObject({
      proof: { invitation: 'invitation' in answer && answer.invitation, reference: 'lead 4711' },
      medium: 'web_form',
    })
  })

  test('counts once: after that the form works as ever', async () => {
    await invite()
    const { hidden, cookies } = await system.site.get(linkOf())
    await system.site.post('/acme/join', { ...hidden, ...FILLED, number: '206 555 0199' }, { cookies })
    expect((await system.site.get(linkOf())).cookies).toEqual([])
    await system.site.post('/acme/join', { ...hidden, ...FILLED }, { cookies })
    system.advance(MINUTE)
    await system.text('YES')
    expect((await grantOf()).proof.invitation).toBeUndefined()
  })

  test('opened by whoever scans mail is not used up', async () => {
    await invite()
    for (let i = 0; i < 5; i++) await system.site.get(linkOf())
    expect((await system.site.get(linkOf())).cookies).toHaveLength(1)
  })

  test('is over after thirty days', async () => {
    await invite()
    system.advance(30 * DAY)
    expect((await system.site.get(linkOf())).cookies).toEqual([])
  })

  test('of one tenant is none at another (TEN-1)', async () => {
    await invite()
    expect((await system.site.get(linkOf().replace('acme', 'globex'))).cookies).toEqual([])
  })

  test.each(['', 'x', 'constructor', '%00'])('that is made up (%j) opens the form as ever', async (id) => {
    const page = await system.site.get(`/acme/join?invitation=${id}`)
    expect([page.status, page.cookies]).toEqual([200, []])
  })

  test('comes from the brand by name, with its postal address, as text and as HTML', async () => {
    await invite()
    const [mail] = system.mailed
    expect(mail).toMatchObject({ to: 'reed@example.com', fromName: 'Acme' })
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('1200 Example Avenue, Seattle')
      expect(part).toContain('Message and data rates may apply')
      expect(part).toContain(mail?.unsubscribe)
    }
    expect(mail?.html).toContain(linkOf().replace('&', '&amp;'))
    expect(mail?.html).not.toMatch(/<script|<img/)
  })

  test.each([
    ['es', 'elija sus mensajes', 'descuentos', '<html lang="es">'],
    ['fr', 'choisissez vos messages', 'remises', '<html lang="fr">'],
  ])('in %s speaks that language, and so does its form', async (language, subject, what, page) => {
    await invite({ language })
    const [mail] = system.mailed
    expect(mail?.subject).toContain(subject)
    expect([mail?.text, mail?.html]).toEqual([expect.stringContaining(what), expect.stringContaining(page)])
    expect((await system.site.get(linkOf())).body).toContain(page)
  })

  test('is refused without a postal address', async () => {
    const { postalAddress: _, ...nowhere } = acme
    system = systemOn(system.table, indexDefinitions([nowhere]))
    expect(await invite()).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'channel' }] },
    })
    expect(system.mailed).toEqual([])
  })

  test('to one address is a day from the next, however it is written', async () => {
    await invite()
    const again = { error: { code: 'invalid_request', issues: [{ path: 'email' }] } }
    expect(await invite({ email: 'Reed@Example.com' })).toMatchObject(again)
    expect(await invite({ email: 'other@example.com' })).toHaveProperty('invitation')
    system.advance(DAY - 1)
    expect(await invite()).toMatchObject(again)
    system.advance(1)
    expect(await invite()).toHaveProperty('invitation')
    expect(system.mailed).toHaveLength(3)
  })

  describe('can be answered with no more mail', () => {
    const noMail = () => new URL(system.mailed.at(-1)?.unsubscribe ?? '').pathname
    const declined = { error: { code: 'refused_declined', issues: [{ path: 'email' }] } }

    test.each([
      ['as a form', 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
      [
        'in parts',
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
        'multipart/form-data; boundary=b',
      ],
    ])('by one click %s, without a redirect, from then on', async (_, body, type) => {
      await invite()
      const how = { body, headers: { 'Content-Type': type } }
      const answered = await system.site.postOnly(noMail(), {}, how)
      expect(answered.status).toBe(200)
      system.advance(400 * DAY)
      expect(await invite()).toMatchObject(declined)
      expect(await invite({ email: ' REED@example.com' })).toMatchObject({ error: {} })
      expect(system.mailed).toHaveLength(1)
      const kept = (await itemsOf(system.table)).filter(({ sk }) => sk === 'mail')
      expect([kept.map(({ expiresAt }) => expiresAt), JSON.stringify(kept)]).toEqual([
        [undefined],
        expect.not.stringContaining('reed'),
      ])
    })

    test('by the button of a page, which says so afterwards', async () => {
      await invite()
      const page = await system.site.get(noMail())
      expect([page.status, page.body]).toEqual([200, expect.stringContaining('<button')])
      const posted = await system.site.postOnly(noMail(), {})
      expect([posted.status, posted.headers.Location]).toEqual([303, `${noMail()}?lang=en`])
      expect((await system.site.get(noMail())).body).toContain('no more email')
      system.advance(2 * DAY)
      expect(await invite()).toMatchObject(declined)
    })

    test('for thirty days; opening the page changes nothing', async () => {
      await invite()
      await system.site.get(noMail())
      system.advance(30 * DAY - 1)
      expect((await system.site.get(noMail())).status).toBe(200)
      system.advance(1)
      expect((await system.site.get(noMail())).status).toBe(410)
      expect(await invite()).toHaveProperty('invitation')
    })
  })

  test('needs an address to mail from', async () => {
    system = systemOn(system.table, undefined, { mails: false })
    expect(await invite()).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'channel' }] },
    })
  })
})

test.each([
  ['program', { program: 'globex-news' }, 'unknown_program'],
  ['channel', { program: 'acme-login', channel: 'text_to_join' }, 'invalid_request'],
  ['channel', { channel: 'pigeon' }, 'invalid_request'],
  ['email', { email: undefined }, 'invalid_request'],
  ['email', { email: 'nobody' }, 'invalid_request'],
  ['to', { to: '206 555 0142' }, 'invalid_request'],
  ['reference', { reference: ' ' }, 'invalid_request'],
  ['by', { by: undefined }, 'invalid_request'],
])('an invitation that lacks or mistakes its %s is refused by that name', async (path, change, code) => {
  expect(await invite(change)).toMatchObject({ error: { code, issues: [{ path }] } })
  expect(system.mailed).toEqual([])
})

test('IN-4 nobody is signed up by an invitation without the phone', async () => {
  await invite()
  await signUp(system)
  expect(await system.gate({ program: 'acme-offers', to: PERSON })).toMatchObject({ decision: 'deny' })
})
