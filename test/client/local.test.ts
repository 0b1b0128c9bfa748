import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AssentClient, createAssentClient } from '../../client/client.ts'
import { callersOf } from '../local/callers.ts'
import { type Running, startAssent } from '../local/running.ts'
import { defaultAssembly } from '../local/template/assembly.ts'
import { collected } from './lambda.ts'
import { type App, packedClient } from './packed.ts'
import { environmentAt, snippetIn } from './readme.ts'

/** Whom the README asks about. */
const READER = '+12065550142'
const PHONE = '+12065550119'

let app: App
let running: Running
let assent: AssentClient
let texts: ReturnType<typeof callersOf>

beforeAll(async () => {
  running = await startAssent({}, ['--assembly', await defaultAssembly()])
  texts = callersOf(running)
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
  assent = createAssentClient({ lambda: new LambdaClient({ endpoint: running.origin, credentials }) })
  app = packedClient()
  writeFileSync(join(app.folder, 'ask.ts'), snippetIn('ts'))
  writeFileSync(join(app.folder, 'send.ts'), snippetIn('ts', 1))
})

afterAll(async () => {
  await running.end('SIGTERM')
  rmSync(app.folder, { recursive: true })
})

test('the client asks the running system', async () => {
  const question = { program: 'acme-alerts', to: PHONE }
  expect(await assent.check(question)).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  await texts.publishText(PHONE, 'START')
  await expect
    .poll(() => assent.check(question))
    .toMatchObject({ decision: 'allow', consent: { level: 'express', medium: 'sms_keyword' } })
  const answers = await collected(assent.checkMany({ ...question, to: ['x', PHONE] }))
  expect(answers.map(({ reason }) => reason)).toEqual(['invalid_number', 'opted_in'])
})

test('EVT-2: the client sends through the running system, once for a key', async () => {
  const to = '+12065550117'
  const message = { program: 'acme-alerts', to, body: 'Your order has left.', idempotencyKey: 'order-1' }
  expect(await assent.send({ ...message, idempotencyKey: 'order-0' })).toMatchObject({ reason: 'no_consent' })
  await texts.publishText(to, 'START')
  await texts.replies(to).toHaveLength(1)
  const sent = await assent.send(message)
  expect(sent).toMatchObject({ decision: 'allow', messageId: expect.any(String), segments: 1 })
  expect(await assent.send(message)).toEqual(sent)
  await texts.replies(to).toEqual([expect.any(String), expect.stringContaining('Your order has left.')])
})

test('the running system names what is wrong with a request', async () => {
  const asked = assent.check({ program: 'nobodys', to: PHONE })
  await expect(asked).rejects.toThrow('unknown_program: program names no program of this deployment')
})

async function saidAt(origin: string, snippet = 'ask.ts'): Promise<string> {
  const options = { cwd: app.folder, env: environmentAt(origin) }
  return (await promisify(execFile)(process.execPath, [snippet], options)).stdout.trim()
}

test('GATE-1: the README’s snippets in TypeScript send on an allow and on nothing else', async () => {
  expect(await saidAt(running.origin)).toBe('do not send it: no_consent')
  await texts.publishText(READER, 'START')
  await expect.poll(() => saidAt(running.origin)).toBe('send it, with brand, opt_out, help')
  expect(await saidAt('http://127.0.0.1:9')).toBe('do not send it: unavailable')

  await texts.replies(READER).not.toHaveLength(0)
  expect(await saidAt('http://127.0.0.1:9', 'send.ts')).toBe('not sent: unavailable')
  expect(await saidAt(running.origin, 'send.ts')).toBe('sent in 1 part')
})
