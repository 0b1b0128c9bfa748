import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, globex, withProgram } from '../../../fixtures.ts'
import { codeIn, otherThan, signUp } from '../../../site.ts'
import { beginningOf, PERSON, type System } from '../../../system.ts'
import { itemsOf } from '../../../table.ts'
import type { Answered } from '../../../visitor.ts'

const coded = indexDefinitions([withProgram(acme, 'acme-offers', { confirmation: 'code' }), globex])

let system: System
let page: Answered

const begin = beginningOf(async (system) => {
  page = await signUp(system)
  await system.settle()
  system.advance(SECOND)
}, coded)

beforeEach(async () => {
  system = await begin()
})

const type = (code: string, from: Answered = page) => system.site.post('/acme/join', { ...from.hidden, code })

const SECOND = 1000

const ask = async () => (await system.gateByDay({ program: 'acme-offers', to: PERSON })) as { reason: string }

describe('IN-4: where a program is proved by a code', () => {
  test('six digits are texted, and typed on the page they sign up, with the form’s evidence', async () => {
    system.advance(MINUTE)
    const answered = await type(codeIn(system))
    expect([answered.status, answered.body]).toEqual([200, expect.stringContaining('Acme Offers')])
    expect(await ask()).toMatchObject({
      decision: 'allow',
      consent: { level: 'express_written', medium: 'web_form' },
    })
    await system.settle()
    expect(system.sent.at(-1)?.body).toContain("you're signed up")
  })

  test('spaces between the digits do no harm', async () => {
    expect((await type(codeIn(system).replace(/(...)/, '$1 '))).status).toBe(200)
  })

  test('wrong digits are said to be wrong, and nothing is granted', async () => {
    const wrong = otherThan(codeIn(system))
    const answered = await type(wrong)
    expect([answered.status, answered.body]).toEqual([400, expect.stringContaining('doesn’t match')])
    expect(answered.body).toContain(`value="${wrong}"`)
    expect(await ask()).toMatchObject({ reason: 'pending_confirmation' })
  })

  test.each(['', '   ', '12345', '1234567', 'abcdef', '１２３４５６', 'constructor'])(
    '%j is no code',
    async (typed) => {
      expect((await type(typed)).status).toBe(400)
    },
  )

  test('tried ten times, no code counts after the fifth, not even the right one', async () => {
    const code = codeIn(system)
    const statuses: number[] = []
    for (let i = 0; i < 9; i++) statuses.push((await type(otherThan(code))).status)
    statuses.push((await type(code)).status)
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429, 429, 429, 429])
    expect(await ask()).toMatchObject({ reason: 'pending_confirmation' })
  })

  test('tried ten times at once, five tries count', async () => {
    const code = codeIn(system)
    const answers = await Promise.all(Array.from({ length: 10 }, () => type(otherThan(code))))
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5)
  })

  test('opening the form again gives no new tries', async () => {
    const code = codeIn(system)
    for (let i = 0; i < 5; i++) await type(otherThan(code))
    system.advance(MINUTE)
    const again = await signUp(system, {}, { cookies: page.cookies })
    expect((await type(code, again)).status).toBe(400)
    expect(await ask()).toMatchObject({ reason: 'pending_confirmation' })
  })

  test('a stranger who tries codes for the phone uses up none of its own tries', async () => {
    const code = codeIn(system)
    const strangers = await signUp(system, {}, { from: '203.0.113.9' })
    const tried: number[] = []
    for (let i = 0; i < 6; i++) tried.push((await type(otherThan(code), strangers)).status)
    expect(tried).toEqual([400, 400, 400, 400, 400, 429])
    expect((await type(code)).status).toBe(200)
  })

  test('the code counts on no page but the one that asked, not even the right one', async () => {
    const strangers = await signUp(system, {}, { from: '203.0.113.9' })
    expect((await type(codeIn(system), strangers)).status).toBe(400)
    expect(await ask()).toMatchObject({ reason: 'pending_confirmation' })
  })

  test('the first code still counts when the same browser sent the form twice in ten minutes', async () => {
    system.advance(MINUTE)
    const again = await signUp(system, {}, { cookies: page.cookies })
    await system.settle()
    expect(system.sent).toHaveLength(1)
    expect((await type(codeIn(system), again)).status).toBe(200)
  })

  test('a spent code says truly when a new one can be asked for, and it can', async () => {
    system.advance(MINUTE)
    const code = codeIn(system)
    for (let i = 0; i < 5; i++) await type(otherThan(code))
    const spent = await type(code)
    expect(spent.body).toContain('You can ask for a new code in 9 minutes.')
    expect(spent.body).toMatch(/<a class="button quiet" href="\/acme\/join\?lang=en">Get a new code/)
    expect(spent.body).not.toContain('href="#code"')
    system.advance(9 * MINUTE)
    const again = await signUp(system)
    await system.settle()
    system.advance(SECOND)
    expect((await type(codeIn(system), again)).status).toBe(200)
  })

  test('the waiting time does not show that another person had asked before', async () => {
    system.advance(9 * MINUTE)
    const late = await signUp(system, {}, { from: '203.0.113.9' })
    const other = await signUp(system, { number: '206 555 0199' }, { from: '203.0.113.9' })
    for (const each of [late, other]) {
      for (let i = 0; i < 5; i++) await type('000000', each)
      expect((await type('000000', each)).body).toContain('in 10 minutes')
    }
  })

  test('a new text brings a new code, and the old one counts no more', async () => {
    const old = codeIn(system)
    system.advance(HOUR)
    const again = await signUp(system)
    await system.settle()
    system.advance(SECOND)
    expect([(await type(old, again)).status, (await type(codeIn(system), again)).status]).toEqual([400, 200])
  })

  test('a code lapses with its request', async () => {
    const code = codeIn(system)
    system.advance(DAY)
    expect((await type(code)).status).toBe(410)
  })

  test('a STOP in between ends it', async () => {
    const code = codeIn(system)
    system.advance(MINUTE)
    await system.text('STOP')
    expect((await type(code)).status).toBe(400)
    expect(await ask()).toMatchObject({ reason: 'opted_out' })
  })

  test('a code of one phone proves no other', async () => {
    const code = codeIn(system)
    const other = await signUp(system, { number: '206 555 0199' })
    expect((await type(code, other)).status).toBe(400)
  })

  test('typed twice it signs up once', async () => {
    const code = codeIn(system)
    await type(code)
    await type(code)
    await system.settle()
    expect(system.published.filter(({ type }) => type === 'opted_in')).toHaveLength(1)
  })

  test('the code is stored nowhere: not in the table, the events or the stored text', async () => {
    const everything = JSON.stringify([await itemsOf(system.table), system.published, system.logged])
    expect(everything).not.toContain(codeIn(system))
    expect(everything).toContain('******')
  })

  test('YES does as well', async () => {
    system.advance(MINUTE)
    await system.text('YES')
    expect(await ask()).toMatchObject({ reason: 'opted_in' })
  })
})

test('IN-4 a person who has stopped is shown the same page and sent no code, and none counts', async () => {
  await system.text('STOP', { from: '+12065550199' })
  await system.settle()
  system.sent.length = 0
  const stopped = await signUp(system, { number: '206 555 0199' })
  await system.settle()
  const plain = (answered: Answered) =>
    answered.body.replace(/value="[\w-]{100,}"/g, '').replace(/ in \d\d/g, '')
  expect([stopped.status, plain(stopped), system.sent]).toEqual([200, plain(page), []])
  expect(stopped.hidden.token).toHaveLength(page.hidden.token?.length ?? 0)
  expect((await type('123456', stopped)).status).toBe(400)
})
