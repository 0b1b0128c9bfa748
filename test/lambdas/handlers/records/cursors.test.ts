import { beforeAll, expect, test } from 'vitest'
import { writeCursor } from '../../../../lambdas/adapters/core/cursor.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'

const alerts = { action: 'list', program: 'acme-alerts', status: 'opted_in' }
const OTHER = '+12065550199'

let system: System

beforeAll(async () => {
  system = systemOn(await newTable())
  await system.text('START')
})

const asked = [
  alerts,
  { action: 'evidence', to: PERSON },
  { action: 'verify' },
  { action: 'verify', anchors: true },
  { action: 'reviews' },
]
const made = (...within: string[]) =>
  writeCursor(within, { life: 'x', seq: 1, from: 'x', shard: 99, key: {} })

test.each(
  asked.flatMap((request) =>
    [
      'x',
      '',
      '%',
      made('acme', PERSON, 'evidence'),
      made('acme', OTHER, 'evidence'),
      made('acme', 'verify'),
      writeCursor(['acme', 'verify'], { pk: '', sk: '' }),
      made('globex', 'verify'),
      made('acme', 'reviews'),
      writeCursor(['acme', 'reviews'], { shard: -1 }),
    ].map((cursor) => ({ ...request, cursor })),
  ),
)('TEN-1: a made-up cursor is refused by its name, with $action and $cursor', async (request) => {
  expect(await system.records({ tenant: 'acme', ...request })).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'cursor' }] },
  })
})

test('TEN-1: a cursor beyond the last event that it names is refused by its name', async () => {
  const endsAt = { life: 'z', seq: 9 }
  const place = { index: 1, previous: 'x', endsAt, from: { life: 'z', seq: 2 ** 31 } }
  const cursor = writeCursor(['acme', PERSON, 'evidence'], place)
  expect(await system.records({ tenant: 'acme', action: 'evidence', to: PERSON, cursor })).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'cursor' }] },
  })
})
