import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { after, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { type Sender, senderOf } from './sending.ts'

let system: System
let sender: Sender

// What is refused writes nothing, so that one table is enough for all.
beforeAll(async () => {
  system = systemOn(await newTable())
  sender = senderOf(system)
  await sender.join()
})

beforeEach(() => {
  system.sent.length = 0
  sender = senderOf(system)
})

const code = (change: object = {}) => ({
  program: 'acme-login',
  requestedByRecipient: { requestId: 'login-1', at: NOON, ...change },
})

const flawed: [string, object, string][] = [
  ['no program', { program: undefined }, 'program'],
  ['a program that is no text', { program: 5 }, 'program'],
  ['no number', { to: undefined }, 'to'],
  ['many numbers', { to: [PERSON] }, 'to'],
  ['an unknown class', { messageClass: 'urgent' }, 'messageClass'],
  ['a class laxer than its own', { program: 'acme-offers', messageClass: 'informational' }, 'messageClass'],
  ['a number that is no text', { from: 5 }, 'from'],
  ["another tenant's number", { from: '+12065550110' }, 'from'],
  ['no body', { body: undefined }, 'body'],
  ['a body that is no text', { body: 5 }, 'body'],
  ['an empty body', { body: '' }, 'body'],
  ['a body of spaces', { body: ' \n ' }, 'body'],
  ['a body of 1,601 characters', { body: 'x'.repeat(1601) }, 'body'],
  ['no key', { idempotencyKey: undefined }, 'idempotencyKey'],
  ['an empty key', { idempotencyKey: '' }, 'idempotencyKey'],
  ['a key of 201 characters', { idempotencyKey: 'k'.repeat(201) }, 'idempotencyKey'],
  ['a code request that is none', { program: 'acme-login', requestedByRecipient: 5 }, 'requestedByRecipient'],
  ['an empty request id', code({ requestId: '' }), 'requestedByRecipient.requestId'],
  ['a request id of spaces', code({ requestId: ' ' }), 'requestedByRecipient.requestId'],
  ['a request id with a space before', code({ requestId: ' id' }), 'requestedByRecipient.requestId'],
  ['a long request id', code({ requestId: 'r'.repeat(201) }), 'requestedByRecipient.requestId'],
  ['no time of a code request', code({ at: undefined }), 'requestedByRecipient.at'],
  ['a time without milliseconds', code({ at: '2026-11-21T12:00:00Z' }), 'requestedByRecipient.at'],
  ['a time of another zone', code({ at: '2026-11-21T12:00:00.000+01:00' }), 'requestedByRecipient.at'],
  ['a day that is none', code({ at: '2026-02-30T12:00:00.000Z' }), 'requestedByRecipient.at'],
  ['a time ahead of the clock', code({ at: after(NOON, 5 * MINUTE + 1) }), 'requestedByRecipient.at'],
  ['an unknown part of it', code({ phone: PERSON }), 'requestedByRecipient.phone'],
  [
    'a code request of a program without codes',
    { requestedByRecipient: code().requestedByRecipient },
    'requestedByRecipient',
  ],
  ['an unknown field', { text: 'hi' }, 'text'],
]

test.each(flawed)('GATE-1: a request with %s is refused by the field’s name', async (_, change, path) => {
  const said = await sender.send(change)
  expect(said.error?.code).toBe('invalid_request')
  expect(said.error?.issues.map((issue) => issue.path)).toEqual([path])
  expect([said.decision, sender.texts()]).toEqual([undefined, []])
})

test('GATE-1: every flaw is named at once', async () => {
  const said = await sender.send({ program: 5, to: 5, body: 5, idempotencyKey: 5, text: 5 })
  expect(said.error?.issues.map(({ path }) => path).toSorted()).toEqual([
    'body',
    'idempotencyKey',
    'program',
    'text',
    'to',
  ])
})

test('REC-7: a refusal repeats no value', async () => {
  const secret = '+12065550199'
  const said = [
    await sender.send({ program: secret }),
    await sender.send({ from: secret, messageClass: secret }),
    await sender.send({ [secret]: secret }),
    await sender.send(code({ at: secret, [secret]: secret })),
  ]
  expect(said.map(({ error }) => error?.code)).toEqual([
    'unknown_program',
    'invalid_request',
    'invalid_request',
    'invalid_request',
  ])
  expect(JSON.stringify(said)).not.toContain('5550199')
})

test.each([undefined, null, 5, 'START', []])('GATE-1: %j is no request', async (event) => {
  expect(await system.send(event)).toMatchObject({ error: { code: 'invalid_request' } })
})

describe('a body that is too long with what it must carry', () => {
  const [to, other] = ['+12065550143', '+12065550144'] as const
  beforeAll(async () => {
    for (const from of [to, other]) await sender.join(from)
  })

  test('GATE-11: is refused, and says by how much', async () => {
    const said = await sender.send({ to, idempotencyKey: 'too long', body: 'x'.repeat(1600) })
    const added = 'Acme: '.length + ' Help: help@acme.example. Reply STOP to end.'.length
    expect(said.error?.issues).toEqual([
      { path: 'body', message: `is ${added} characters too long with what it must carry` },
    ])
    expect(sender.texts()).toEqual([])
  })

  test('GATE-11: fits once it is so much shorter', async () => {
    const added = 'Acme: '.length + ' Help: help@acme.example. Reply STOP to end.'.length
    expect(
      await sender.send({ to: other, idempotencyKey: 'long', body: 'x'.repeat(1600 - added) }),
    ).toMatchObject({ messageId: 'm' })
    expect(sender.texts()[0]).toHaveLength(1600)
  })
})

describe('half a character of two', () => {
  test('REC-3: is replaced in a body', async () => {
    await sender.send({ idempotencyKey: 'half a body', body: 'half \ud83d' })
    expect(sender.texts()[0]).toContain('half \ufffd')
  })

  test.each([
    ['a key', { idempotencyKey: 'half \ud83d' }],
    ['a code request', { idempotencyKey: 'half a request', ...code({ requestId: 'half \ud83d' }) }],
  ])('REC-3: is no failure in %s', async (_, change) => {
    expect(await sender.send(change)).toMatchObject({ messageId: 'm' })
  })

  test('REC-3: is no number', async () => {
    const to = `${PERSON}\ud83d`
    expect(await sender.send({ idempotencyKey: 'half a number', to })).toMatchObject({
      reason: 'invalid_number',
    })
  })
})
