import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { json } from '../../../local/http/message.ts'
import { type Origin, openOrigin } from '../../../local/http/server.ts'

let origin: Origin

beforeAll(async () => {
  origin = await openOrigin(0)
  origin.serve([() => json({ message: 'Served.' })], console.error)
})

afterAll(() => origin.close())

/** The status of a request whose headers a browser would not let a script choose. */
function statusOf(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  request(`${origin.url}${path}`, { headers }, (response) => {
    response.resume()
    resolve(response.statusCode)
  })
    .on('error', reject)
    .end()
  return promise
}

test.each([
  [{}, 200],
  [{ host: 'archive.localhost:3000' }, 200],
  [{ host: '127.0.0.1' }, 200],
  [{ origin: 'http://localhost:3000' }, 200],
  [{ origin: 'null' }, 200],
  [{ host: 'rebound.example' }, 403],
  [{ host: 'localhost.example' }, 403],
  [{ origin: 'https://attacker.example' }, 403],
] as const)('a page of another site cannot use the local run: %j gets %i', async (headers, status) => {
  expect(await statusOf('/acme', headers)).toBe(status)
})

test('a page without an origin cannot control it', async () => {
  expect(await statusOf('/_local/clock', { origin: 'null' })).toBe(403)
})

test('a path that is not text is not found', async () => {
  expect(await statusOf('/%FF/join')).toBe(404)
})
