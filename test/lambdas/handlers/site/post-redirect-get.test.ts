import { beforeEach, describe, expect, test } from 'vitest'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, globex, withProgram } from '../../../fixtures.ts'
import { askForCode, codeIn, FILLED, otherThan, signUp } from '../../../site.ts'
import { type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'
import type { Answered, Fields } from '../../../visitor.ts'

const coded = indexDefinitions([withProgram(acme, 'acme-offers', { confirmation: 'code' }), globex])

let system: System

beforeEach(async () => {
  system = systemOn(await newTable(), coded)
})

const bare = async (path: string, fields: Fields, cookies: string[] = []) => {
  const { hidden } = await system.site.get(path, { cookies })
  return system.site.postOnly(path, { ...hidden, ...fields }, { cookies })
}

/** What stays when a page is loaded again: everything but its sealed tokens. */
const shown = ({ status, body }: Answered) => [status, body.replace(/value="[\w-]{100,}"/g, '')]

describe('OUT-7 a post is answered by a redirect', () => {
  test.each([
    ['/acme/join', FILLED, '/acme/join?lang=en&step=code'],
    ['/acme/join', { ...FILLED, number: '' }, '/acme/join?lang=en&step=again'],
    ['/acme/join', { ...FILLED, token: 'x' }, '/acme/join?lang=en&step=again'],
    ['/acme/preferences', FILLED, '/acme/preferences?lang=en&step=code'],
    ['/acme/preferences', { number: '1' }, '/acme/preferences?lang=en&step=again'],
    ['/acme/preferences', { step: 'stop', token: 'x' }, '/acme/preferences?lang=en&step=again'],
    ['/globex/join', { ...FILLED, program: 'globex-news' }, '/globex/join?step=code'],
  ])('on %s with %j', async (path, fields, location) => {
    const answered = await bare(path, fields)
    expect([answered.status, answered.headers.Location, answered.body]).toEqual([303, location, ''])
    expect(answered.cookies.at(-1)).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('whose page stays the same however often it is loaded, and writes nothing', async () => {
    const first = await signUp(system)
    const path = '/acme/join?lang=en&step=code'
    const before = await itemsOf(system.table)
    const again = await system.site.get(path, { cookies: first.cookies })
    expect(shown(again)).toEqual(shown(first))
    expect(await itemsOf(system.table)).toEqual(before)
  })

  test('and what was typed wrong is shown again, however often', async () => {
    const first = await signUp(system, { number: '12', name: 'Dana Reed' })
    const again = await system.site.get('/acme/join?step=again', { cookies: first.cookies })
    expect([first.status, shown(again)]).toEqual([400, shown(first)])
    expect(again.body).toContain('value="Dana Reed"')
  })

  test('after the code, Back shows the person’s status', async () => {
    const asked = await signUp(system)
    await system.settle()
    system.advance(1000)
    const joined = await system.site.post(
      '/acme/join',
      { ...asked.hidden, code: codeIn(system) },
      { cookies: asked.cookies },
    )
    const back = await system.site.get('/acme/join?lang=en&step=code', {
      cookies: [...asked.cookies, ...joined.cookies],
    })
    expect([joined.body, back.body]).toEqual([expect.stringContaining('signed up'), joined.body])
  })

  test('after the preferences’ code, Back shows the choices', async () => {
    await system.text('START')
    await system.settle()
    const asked = await askForCode(system)
    await system.settle()
    const wrong = await system.site.post('/acme/preferences', {
      ...asked.hidden,
      code: otherThan(codeIn(system)),
    })
    const { cookies, body } = await system.site.post(
      '/acme/preferences',
      { ...wrong.hidden, code: codeIn(system) },
      { cookies: wrong.cookies },
    )
    const back = await system.site.get('/acme/preferences?lang=en&step=code', { cookies })
    expect([body, back.body]).toEqual([
      expect.stringContaining('ending in 42'),
      expect.stringContaining('ending in 42'),
    ])
    const saved = await bare('/acme/preferences', { step: 'save', program: 'acme-alerts' }, cookies)
    expect(saved.headers.Location).toBe('/acme/preferences?lang=en&step=saved')
    const download = await bare('/acme/preferences', { step: 'download' }, cookies)
    expect(download.headers.Location).toBe('/acme/preferences?lang=en&step=download')
  })

  test('REC-7 no address holds a number or a token', async () => {
    for (const path of ['/acme/join', '/acme/preferences']) {
      const { headers } = await bare(path, FILLED)
      expect(String(headers.Location)).toMatch(/^\/acme\/\w+\?lang=en&step=\w+$/)
    }
  })
})

test.each(['/acme/join', '/acme/preferences'])(
  'a step of %s that the browser does not hold is said to be over, and the form works',
  async (path) => {
    const page = await system.site.get(`${path}?step=code`)
    expect([page.status, page.body]).toEqual([410, expect.stringContaining('no longer open here')])
    expect((await system.site.post(path, { ...page.hidden, ...FILLED })).status).toBe(200)
  },
)

test('TEN-1 a step at one tenant is none at another', async () => {
  const { cookies } = await signUp(system)
  expect((await system.site.get('/globex/join?step=code', { cookies })).status).toBe(410)
})
