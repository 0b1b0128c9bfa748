import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AssentClient, createAssentClient } from '../../client/client.ts'
import { callersOf } from '../local/callers.ts'
import { sharedAssent } from '../local/shared.ts'
import { environmentAt, snippetIn } from '../snippets.ts'
import { CONSUMED, consumedBy } from './consumer.ts'
import { collected } from './lambda.ts'
import type { App } from './pack.ts'
import { packedClient } from './packed.ts'

/** The number in the snippets of the client's README. */
const READER = '+12065550142'
const PHONE = '+12065550119'

let app: App
let origin: string
let assent: AssentClient
let texts: ReturnType<typeof callersOf>

beforeAll(async () => {
  const shared = await sharedAssent()
  origin = shared.origin
  texts = callersOf(shared)
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
  assent = createAssentClient({ lambda: new LambdaClient({ endpoint: origin, credentials }) })
  app = await packedClient()
  writeFileSync(join(app.folder, 'ask.ts'), snippetIn('client/README.md', 'ts'))
  writeFileSync(join(app.folder, 'send.ts'), snippetIn('client/README.md', 'ts', 1))
  writeFileSync(join(app.folder, 'consume.ts'), snippetIn('docs/events.md', 'ts', 1))
})

afterAll(() => rmSync(app.folder, { recursive: true }))

test('check and checkMany work with the running system', async () => {
  const question = { program: 'acme-alerts', to: PHONE }
  expect(await assent.check(question)).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  await texts.publishText(PHONE, 'START')
  await expect
    .poll(() => assent.check(question))
    .toMatchObject({ decision: 'allow', consent: { level: 'express', medium: 'sms_keyword' } })
  const answers = await collected(assent.checkMany({ ...question, to: ['x', PHONE] }))
  expect(answers.map(({ reason }) => reason)).toEqual(['invalid_number', 'opted_in'])
})

test('EVT-2: send works with the running system, once for each key', async () => {
  const to = '+12065550117'
  const message = { program: 'acme-alerts', to, body: 'Your order has shipped.', idempotencyKey: 'order-1' }
  expect(await assent.send({ ...message, idempotencyKey: 'order-0' })).toMatchObject({ reason: 'no_consent' })
  await texts.publishText(to, 'START')
  await texts.replies(to).toHaveLength(1)
  const sent = await assent.send(message)
  expect(sent).toMatchObject({ decision: 'allow', messageId: expect.any(String), segments: 1 })
  expect(await assent.send(message)).toEqual(sent)
  await texts.replies(to).toEqual([expect.any(String), expect.stringContaining('Your order has shipped.')])
})

test('the running system says what is wrong with a request', async () => {
  const asked = assent.check({ program: 'unknown', to: PHONE })
  await expect(asked).rejects.toThrow('unknown_program: program ')
})

async function outputAt(origin: string, snippet = 'ask.ts'): Promise<string> {
  const options = { cwd: app.folder, env: environmentAt(origin) }
  return (await promisify(execFile)(process.execPath, [snippet], options)).stdout.trim()
}

test('GATE-1: the snippets of the client’s README send on an allow alone', { timeout: 60_000 }, async () => {
  expect(await outputAt(origin)).toBe('do not send it: no_consent')
  await texts.publishText(READER, 'START')
  await expect.poll(() => outputAt(origin)).toBe('send it, with brand, opt_out, help')
  expect(await outputAt('http://127.0.0.1:9')).toBe('do not send it: unavailable')

  await texts.replies(READER).not.toHaveLength(0)
  expect(await outputAt('http://127.0.0.1:9', 'send.ts')).toBe('not sent: unavailable')
  expect(await outputAt(origin, 'send.ts')).toBe('sent in 1 part')
})

test('EVT-1: the consumer in the docs applies each event once, in order', { timeout: 60_000 }, async () => {
  const how = { cwd: app.folder, origin, phone: '+12065550118' }
  expect(await consumedBy([process.execPath, 'consume.ts'], how)).toEqual(CONSUMED)
})
