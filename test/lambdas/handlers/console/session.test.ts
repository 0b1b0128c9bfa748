import { beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../../lambdas/domain/core/time.ts'
import { signedIn } from '../../../staff.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const PAGE = '/console/acme'

test('STAFF-1 nobody sees a page without signing in, and signing in leads back to it', async () => {
  const { status, headers } = await system.console.get(`${PAGE}/reviews`)
  expect([status, headers.location]).toEqual([303, '/console/sign-in?back=%2Fconsole%2Facme%2Freviews'])
  const begun = await system.console.get(String(headers.location))
  const { headers: led } = await system.console.get('/console/callback?code=agent&state=state-1', {
    cookies: begun.cookies,
  })
  expect(led.location).toBe('/console/acme/reviews')
})

test.each(['https://evil.example', '//evil.example', '/console//evil.example/../x?y#z', '/acme'])(
  'STAFF-1 signing in does not lead to %s',
  async (back) => {
    const begun = await system.console.get(`/console/sign-in?back=${encodeURIComponent(back)}`)
    const { headers } = await system.console.get('/console/callback?code=agent&state=state-1', {
      cookies: begun.cookies,
    })
    expect(String(headers.location)).toMatch(/^\/console(?![^/])/)
  },
)

test('STAFF-1 a callback counts only in the browser that began, within ten minutes, and with an identity', async () => {
  const begun = await system.console.get('/console/sign-in')
  const finish = (code: string, cookies: string[]) =>
    system.console.get(`/console/callback?code=${code}&state=state-1`, { cookies })
  expect((await finish('agent', [])).status).toBe(400)
  expect((await finish('stranger', begun.cookies)).status).toBe(400)
  system.advance(10 * 60_000)
  expect((await finish('agent', begun.cookies)).cookies.join()).not.toContain('session=')
})

test('STAFF-1 the session cookie is HttpOnly, Secure and SameSite, for the console only, and says nothing', async () => {
  const { cookies } = await signedIn(system, 'agent')
  const session = cookies.find((cookie) => cookie.startsWith('session=')) ?? ''
  expect(session).toMatch(/; Max-Age=28800; Path=\/console; HttpOnly; Secure; SameSite=Lax$/)
  expect(Buffer.from(session.slice(8).split(';')[0] ?? '', 'base64url').toString()).not.toContain('agent')
})

test('STAFF-1 a session ends eight hours after the sign-in, however much it is used', async () => {
  const agent = await signedIn(system, 'agent')
  system.advance(7 * HOUR)
  expect((await agent.get(PAGE)).status).toBe(200)
  system.advance(HOUR)
  expect((await agent.get(PAGE)).status).toBe(303)
})

test('STAFF-1 a cookie stolen before the sign-out opens nothing after it', async () => {
  const agent = await signedIn(system, 'agent')
  const { hidden } = await agent.get(PAGE)
  const out = await system.console.post('/console/sign-out', hidden, { cookies: agent.cookies })
  expect(out.body).toContain('You’re signed out')
  expect((await agent.get(PAGE)).headers.location).toMatch(/^\/console\/sign-in/)
  expect((await itemsOf(system.table)).filter(({ sk }) => sk === 'session')).toEqual([])
})

test('STAFF-1 a changed or invented cookie is no session', async () => {
  const { cookies } = await signedIn(system, 'agent')
  const session = cookies.find((cookie) => cookie.startsWith('session=')) ?? ''
  for (const cookie of [`${session.slice(0, 20)}A${session.slice(21)}`, 'session=abc', 'session=']) {
    expect((await system.console.get(PAGE, { cookies: [cookie] })).status).toBe(303)
  }
})

test('STAFF-1 a form without its token, with one of somebody else, or from another site changes nothing', async () => {
  const agent = await signedIn(system, 'agent')
  const viewer = await signedIn(system, 'viewer')
  const { hidden: foreign } = await viewer.get(PAGE)
  const stop = `${await agent.find(PERSON)}/stop`
  const { hidden } = await agent.get(stop)
  const fields = { ...hidden, medium: 'phone_call' }
  const { cookies } = agent
  for (const token of ['', 'x', foreign.token ?? '']) {
    expect((await system.console.postOnly(stop, { ...fields, token }, { cookies })).status).toBe(403)
  }
  const headers = { Origin: 'https://evil.example' }
  expect((await system.console.postOnly(stop, fields, { cookies, headers })).status).toBe(403)
  expect(await system.records({ action: 'evidence', tenant: 'acme', to: PERSON })).toMatchObject({
    events: [],
  })
})

test('STAFF-1 a form sent after its session ended is found as it was filled in, by the same person only', async () => {
  const before = await signedIn(system, 'agent')
  const path = `${await before.find(PERSON)}/complain`
  system.advance(7 * HOUR)
  const { hidden } = await before.get(path)
  system.advance(HOUR)
  const note = 'Called: “stop <b>this</b>!”'
  const sent = await system.console.post(
    path,
    { ...hidden, note, medium: 'email' },
    { cookies: before.cookies },
  )
  expect(sent.body).toContain('Your session ended before the form was sent')
  const back = decodeURIComponent(/sign-in\?back=([^"]+)/.exec(sent.body)?.[1] ?? '')

  const after = await signedIn(system, 'agent')
  const shown = await after.get(back)
  expect(shown.body).toContain('Called: “stop &lt;b&gt;this&lt;/b&gt;!”</textarea>')
  expect(shown.body).toContain('<option value="email" selected>')
  const other = await signedIn(system, 'admin')
  expect((await other.get(back)).body).not.toContain('Called')
  await system.console.post(path, { ...shown.hidden, note, medium: 'email' }, { cookies: after.cookies })
  expect(await system.records({ action: 'evidence', tenant: 'acme', to: PERSON })).toMatchObject({
    events: [{ type: 'complained', by: 'agent@assent.example' }, { type: 'opted_out' }],
  })
})

test('REC-7 what the console keeps and logs holds no number and no words in the clear', async () => {
  const agent = await signedIn(system, 'agent')
  await agent.submit(`${await agent.find(PERSON)}/stop`, { at: 'no date', reference: 'Dana Reed' })
  const kept = (await itemsOf(system.table)).filter(({ pk }) => /^(console|activity)/.test(String(pk)))
  expect(kept.map(({ sk }) => String(sk).slice(0, 4)).sort()).toEqual(['form', 'sess'])
  expect(JSON.stringify(kept)).not.toMatch(/2065550142|Dana Reed/)
  expect(system.logged).toEqual([])
})
