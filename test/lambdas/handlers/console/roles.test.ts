import { beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../../../lambdas/domain/core/vocabulary.ts'
import { LEAST_ROLE, mayDo } from '../../../../lambdas/domain/staff/roles.ts'
import { ROUTES } from '../../../../lambdas/handlers/console/handler.ts'
import { type Browser, signedIn } from '../../../staff.ts'
import { recordItemOf } from '../../../stream.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'

let system: System
let browsers: Record<Role | 'globex' | 'nobody', Browser>
let person: string

beforeAll(async () => {
  system = systemOn(await newTable())
  await system.text('START')
  const names = [...ROLES, 'globex', 'nobody'] as const
  const all = await Promise.all(names.map(async (name) => [name, await signedIn(system, name)] as const))
  browsers = Object.fromEntries(all) as typeof browsers
  person = await browsers.viewer.find(PERSON)
})

const pathOf = (path: string) =>
  path.startsWith('/people/:person') ? path.replace('/people/:person', person) : `/console/acme${path}`
const every = ROUTES.map(({ method, path, action }) => ({ method, path, action }))

describe.each(ROLES)('STAFF-1 %s', (role) => {
  const refused = every.filter(({ action }) => !mayDo(role, action))
  const included = every.filter(({ method, action }) => method === 'get' && mayDo(role, action))

  test.each(refused)('is refused $method $path ($action), and nothing changes', async ({ method, path }) => {
    const before = await recordItemOf(system.table, PERSON)
    const browser = browsers[role]
    const answer = await (method === 'get'
      ? browser.get(pathOf(path))
      : browser.post(pathOf(path), { as: 'stop' }))
    expect([answer.status, answer.body.includes('Your role doesn’t include this')]).toEqual([403, true])
    // A record has the number and the hash of its last event.
    expect(await recordItemOf(system.table, PERSON)).toEqual(before)
  })

  test.each(included)('sees $path ($action)', async ({ path }) => {
    expect((await browsers[role].get(pathOf(path))).status).toBeOneOf([200, 303])
  })
})

describe('TEN-1 somebody of another tenant', () => {
  test.each(every)('finds nothing at $method $path', async ({ method, path }) => {
    const browser = browsers.globex
    const answer = await (method === 'get' ? browser.get(pathOf(path)) : browser.post(pathOf(path)))
    expect([answer.status, answer.body.includes('Acme')]).toEqual([404, false])
  })

  test('is led to their own at once, and an id of another tenant names nobody there', async () => {
    expect((await browsers.globex.get('/console')).headers.location).toBe('/console/globex')
    expect((await browsers.globex.get(person.replace('/acme/', '/globex/'))).status).toBe(404)
  })
})

test('STAFF-1 an account without a group sees no brand at all', async () => {
  const start = await browsers.nobody.get('/console')
  expect(start.body).toContain('No role yet')
  expect(start.body).not.toContain('Acme')
  expect((await browsers.nobody.get('/console/acme')).status).toBe(404)
})

test('STAFF-1 every action of a page is one that a role must include, and viewers change nothing', () => {
  expect(Object.keys(LEAST_ROLE)).toEqual(expect.arrayContaining(every.map(({ action }) => action)))
  const posts = every.filter(({ method, path }) => method === 'post' && path !== '')
  expect(posts.filter(({ action }) => mayDo('viewer', action))).toEqual([])
})
