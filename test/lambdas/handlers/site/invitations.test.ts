import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
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
  return (event as { event: { proof: { reference: string | null } } }).event
}

describe('an invitation by e-mail', () => {
  test('is mailed, and recorded as no more than that', async () => {
    const answer = await invite()
    expect(answer).toEqual({
      invitation: expect.stringMatching(/^[0-9a-f]{16}$/),
      expiresAt: '2026-12-21T12:00:00.000Z',
    })
    const [item, ...others] = await itemsOf(system.table)
    expect(item).toMatchObject({
      tenant: 'acme',
      program: 'acme-offers',
      email: 'reed@example.com',
      by: 'dana',
    })
    expect([others, system.published, system.sent]).toEqual([[], [], []])
    expect(JSON.stringify([item, answer])).not.toContain(linkOf().split('=')[1])
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

  test('is named by the grant that is made through it', async () => {
    const answer = await invite()
    const { hidden, cookies } = await system.site.get(linkOf())
    const sent = await system.site.post('/acme/join', { ...hidden, ...FILLED }, { cookies })
    expect(sent.cookies[0]).toMatch(/^invitation=; .*Max-Age=0/)
    system.advance(MINUTE)
    await system.text('YES')
    expect(await grantOf()).toMatchObject({
      proof: { reference: `invitation ${'invitation' in answer && answer.invitation}` },
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
    expect((await grantOf()).proof.reference).toBeNull()
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

  test('needs an address to mail from', async () => {
    system = systemOn(system.table, undefined, { mails: false })
    expect(await invite()).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'channel' }] },
    })
  })
})

test('CTA-1 an invitation to text in says everything, and opens the text', async () => {
  expect(await invite({ channel: 'text_to_join', email: undefined })).toEqual({
    instruction: expect.stringMatching(/^Text OFFERS to \+12065550100\. .*Message and data rates may apply/),
    smsLink: 'sms:+12065550100?&body=OFFERS',
  })
})

test('an invitation as a code to be scanned brings both, the text and the form', async () => {
  expect(await invite({ channel: 'qr', email: undefined })).toMatchObject({
    svg: expect.stringContaining('<svg'),
    formSvg: expect.stringContaining('<svg'),
  })
})

test.each([
  ['program', { program: 'globex-news' }, 'unknown_program'],
  ['channel', { program: 'acme-login', channel: 'text_to_join' }, 'invalid_request'],
  ['channel', { channel: 'pigeon' }, 'invalid_request'],
  ['email', { email: undefined }, 'invalid_request'],
  ['email', { email: 'nobody' }, 'invalid_request'],
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
