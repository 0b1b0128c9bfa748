import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, withProgram } from '../../../fixtures.ts'
import { FILLED, signUp } from '../../../site.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'
import { encoded } from '../../../visitor.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

/** Nothing at all was written, and nothing leaves. */
const nothingHappened = async () => {
  await system.settle()
  expect([await itemsOf(system.table), system.sent, system.published]).toEqual([[], [], []])
}

const TYPED = { name: 'Dana "D" <Reed>', country: 'CA', program: ['acme-alerts', 'acme-offers'] }

describe('IN-4: a number that cannot be texted is refused beside its field, with everything typed', () => {
  test.each([
    ['is missing', '', 'Enter your mobile number'],
    ['is blank', '   ', 'Enter your mobile number'],
    ['is not possible', '12345', 'Enter a valid mobile number'],
    ['is far too long', '2'.repeat(5000), 'Enter a valid mobile number'],
    ['has letters', '206-555-ABCD', 'Enter a valid mobile number'],
    ['is of another country', '+44 7911 123456', 'This number is from another country'],
    ['is premium', '1 900 555 0142', 'This number can’t receive texts'],
    ['is toll-free', '800 555 0142', 'This number can’t receive texts'],
    ['is one of our own', '206 555 0100', 'This number can’t receive texts'],
    ['is one of another tenant here', '206 555 0110', 'This number can’t receive texts'],
    ['is markup', '<script>alert(1)</script>', 'Enter a valid mobile number'],
  ])('%s', async (_, number, sentence) => {
    const page = await signUp(system, { ...TYPED, number })
    expect([page.status, page.body]).toEqual([400, expect.stringContaining(sentence)])
    expect(page.body).toContain('value="Dana &quot;D&quot; &lt;Reed&gt;"')
    expect(page.body.match(/ checked/g)).toHaveLength(2)
    expect(page.body).not.toContain('<script')
    await nothingHappened()
  })

  test('is of a country where one of the programs is not on offer', async () => {
    const page = await signUp(system, { number: '+52 55 1234 5678', country: 'MX' })
    expect([page.status, page.body]).toEqual([
      400,
      expect.stringContaining('isn’t available in this country'),
    ])
    await nothingHappened()
  })

  test('is of a country that is not in the list', async () => {
    const page = await signUp(system, { country: 'XX' })
    expect([page.status, page.body]).toEqual([400, expect.stringContaining('Choose one of the countries')])
    await nothingHappened()
  })

  test('is a landline by its numbering plan', async () => {
    const british = withProgram(acme, 'acme-offers', { countries: ['GB'] })
    system = systemOn(system.table, indexDefinitions([british]))
    const page = await signUp(system, { number: '020 7946 0000', country: 'GB' })
    expect([page.status, page.body]).toEqual([
      400,
      expect.stringContaining('This number can’t receive texts'),
    ])
    await nothingHappened()
  })
})

describe('IN-12: in place of a number that no phone can have the likely one is offered', () => {
  const SHOWN = 'Did you mean +52\u00a055\u00a01234\u00a05678?'

  test('by the form', async () => {
    const page = await signUp(system, { ...TYPED, number: '+52 1 55 1234 5678', country: 'MX' })
    expect([page.status, page.body]).toEqual([400, expect.stringContaining(SHOWN)])
    expect(page.body).toContain('value="+52 1 55 1234 5678"')
    await nothingHappened()
  })

  test('by the page of one’s own choices', async () => {
    const first = await system.site.get('/acme/preferences')
    const typed = { number: '1 55 1234 5678', country: 'MX' }
    const page = await system.site.post('/acme/preferences', { ...first.hidden, ...typed })
    expect([page.status, page.body]).toEqual([400, expect.stringContaining(SHOWN)])
    await nothingHappened()
  })

  test('and none where none is likely', async () => {
    const page = await signUp(system, { ...TYPED, number: '12345' })
    expect(page.body).not.toContain('Did you mean')
  })
})

describe('a number is read as people write it', () => {
  test.each([
    ['with a plus sent raw', ' 12065550142'],
    ['with a plus', '+1 (206) 555-0142'],
    ['in the national form', '206.555.0142'],
    ['with the national prefix', '1 206 555 0142'],
    ['with spaces round it', '  206 555 0142  '],
    ['as an address book pastes it', '\u202a+1 (206) 555-0142\u202c'],
  ])('%s', async (_, number) => {
    const page = await signUp(system, { number })
    await system.settle()
    expect([page.status, system.sent.map(({ to }) => to)]).toEqual([200, [PERSON]])
  })

  test.each(['861', '624', '565', '679'])(
    'IN-12: of area code %s, which is newer than the data',
    async (code) => {
      const page = await signUp(system, { number: `${code} 555 0142` })
      await system.settle()
      expect([page.status, system.sent.map(({ to }) => to)]).toEqual([200, [`+1${code}5550142`]])
    },
  )

  test('raw in the body, where a plus is a space', async () => {
    const { hidden } = await system.site.get('/acme/join')
    const body = `${encoded({ ...hidden, country: 'US', program: 'acme-offers' })}&number=+12065550142`
    const page = await system.site.post('/acme/join', {}, { body })
    expect(page.status).toBe(200)
  })
})

describe('IN-4: a form', () => {
  test('without a box ticked is shown again', async () => {
    const page = await signUp(system, { program: [] })
    expect([page.status, page.body]).toEqual([400, expect.stringContaining('Select at least one type')])
    expect(page.body).toContain('value="206 555 0142"')
    await nothingHappened()
  })

  test.each(['globex-news', 'constructor', '__proto__', ''])(
    'with the program %j, which is none of the tenant’s, asks for nothing (TEN-1)',
    async (program) => {
      const page = await signUp(system, { program: ['acme-offers', program] })
      expect(page.status).toBe(400)
      await nothingHappened()
    },
  )

  test('with a name that is too long is shown again', async () => {
    const page = await signUp(system, { name: 'a'.repeat(101) })
    expect([page.status, page.body]).toEqual([400, expect.stringContaining('Enter a name of 100 characters')])
    await nothingHappened()
  })

  test('posted twice asks once, and says the same', async () => {
    const { hidden } = await system.site.get('/acme/join')
    const fields = { ...hidden, ...FILLED }
    const pages = [await system.site.post('/acme/join', fields), await system.site.post('/acme/join', fields)]
    expect(pages[1]?.body).toBe(pages[0]?.body)
    await system.settle()
    expect(system.sent).toHaveLength(1)
  })

  test('posted again after an hour changes nothing, though a text might leave (OUT-7)', async () => {
    const { hidden } = await system.site.get('/acme/join')
    const fields = { ...hidden, ...FILLED }
    await system.site.post('/acme/join', fields)
    system.advance(HOUR)
    expect((await system.site.post('/acme/join', fields)).status).toBe(200)
    await system.settle()
    expect(system.published.map(({ type }) => type)).toEqual(['pending'])
  })

  test('replayed after a day is shown again with everything typed, and can be sent then', async () => {
    const { hidden } = await system.site.get('/acme/join')
    system.advance(DAY)
    const page = await system.site.post('/acme/join', { ...hidden, ...FILLED, ...TYPED })
    expect([page.status, page.body]).toEqual([410, expect.stringContaining('open too long')])
    expect(page.body).toContain('value="Dana &quot;D&quot; &lt;Reed&gt;"')
    await nothingHappened()
    const sent = await system.site.post('/acme/join', { ...page.hidden, ...FILLED })
    expect(sent.status).toBe(200)
  })

  test.each([
    ['changed', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['missing', () => ''],
    ['made up', () => 'x'.repeat(400)],
    ['cut off', (token: string) => token.slice(0, 20)],
  ])('whose hidden field is %s is shown again with everything typed', async (_, change) => {
    const { hidden } = await system.site.get('/acme/join')
    const page = await system.site.post('/acme/join', {
      ...FILLED,
      token: change(hidden.token ?? ''),
    })
    expect([page.status, page.body]).toEqual([403, expect.stringContaining('value="206 555 0142"')])
    await nothingHappened()
  })

  test('with its fields sent several times takes the first of each', async () => {
    const page = await signUp(system, { number: ['206 555 0142', '206 555 0199'] })
    await system.settle()
    expect([page.status, system.sent.map(({ to }) => to)]).toEqual([200, [PERSON]])
  })

  test('that another site sent is refused', async () => {
    const page = await signUp(system, {}, { headers: { Origin: 'https://evil.example' } })
    expect([page.status, page.body]).toEqual([403, expect.stringContaining('submitted from another site')])
    await nothingHappened()
  })

  test.each(['null', 'not a url'])('whose origin is %j is refused', async (Origin) => {
    expect((await signUp(system, {}, { headers: { Origin } })).status).toBe(403)
    await nothingHappened()
  })

  test('that our own page sent is taken', async () => {
    expect((await signUp(system, {}, { headers: { Origin: 'https://sms.example.com' } })).status).toBe(200)
  })

  test('of one megabyte is refused', async () => {
    const page = await system.site.post('/acme/join', {}, { body: `name=${'a'.repeat(1_000_000)}` })
    expect([page.status, page.body]).toEqual([413, expect.stringContaining('too long')])
    expect(page.headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
    await nothingHappened()
  })

  test('that is no form at all is shown again', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const page = await system.site.post('/acme/join', {}, { body: '{"a":1}', headers })
    expect(page.status).toBe(403)
    await nothingHappened()
  })
})

describe('an address', () => {
  test.each([
    '/nobody',
    '/nobody/join',
    '/acme/nothing',
    '/acme/acme-nothing/qr.svg',
    '/acme/globex-news/qr.svg',
    '/constructor',
    '/__proto__/join',
    '/',
  ])('%s that is none is not found, with a page that says so', async (path) => {
    const page = await system.site.get(path)
    expect([page.status, page.body]).toEqual([404, expect.stringContaining('Page not found')])
    expect(page.headers).toMatchObject({ 'X-Frame-Options': 'DENY' })
  })

  test('in percent signs that are no signs is not found', async () => {
    expect((await system.site.get('/%E0%A4%A')).status).toBe(404)
  })
})

test('a failure is a page that says so, and nothing of it is shown (REC-7)', async () => {
  const { hidden } = await system.site.get('/acme/join')
  system.execution.store.load = () => Promise.reject(new TypeError('secret +12065550142'))
  const page = await system.site.post('/acme/join', { ...hidden, ...FILLED })
  expect([page.status, page.body]).toEqual([500, expect.not.stringContaining('secret')])
  expect(system.logged).toEqual([{ event: 'failed', error: 'TypeError' }])
})

test.each(['/acme', '/acme/join', '/acme/terms', '/acme/privacy', '/acme/ways-to-join', '/acme/preferences'])(
  '%s carries its policy, and no script',
  async (path) => {
    const { status, headers, body } = await system.site.get(path)
    expect(status).toBe(200)
    expect(headers['Content-Security-Policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(headers).toMatchObject({ 'Referrer-Policy': 'same-origin', 'X-Frame-Options': 'DENY' })
    expect(body).not.toContain('<script')
  },
)

test('a HEAD request is answered without the page', async () => {
  const head = await system.site.get('/acme/terms', { method: 'HEAD' })
  expect([head.status, head.body]).toEqual([200, ''])
})

test.each([
  ['the query', '/acme/join?lang=es', {}, 'es'],
  ['the browser', '/acme/join', { 'Accept-Language': 'de, fr;q=0.8, en;q=0.5' }, 'fr'],
  ['the query over the browser', '/acme/join?lang=es', { 'Accept-Language': 'fr' }, 'es'],
  ['the tenant, where nothing fits', '/acme/join?lang=xx', { 'Accept-Language': 'de' }, 'en'],
])('the language is that of %s', async (_, path, headers, language) => {
  expect((await system.site.get(path, { headers })).body).toContain(`<html lang="${language}">`)
})

test('pages that are the same for all may be kept, those with a form never', async () => {
  const cache = async (path: string) => (await system.site.get(path)).headers['Cache-Control']
  expect(await cache('/acme/terms')).toMatch(/^public/)
  expect(await cache('/acme/acme-offers/qr.svg')).toMatch(/^public/)
  expect(await cache('/acme/join')).toBe('no-store')
})
