import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AssentClient, createAssentClient } from '../../client/client.ts'
import { shippedAssembly } from '../local/assembly.ts'
import { callersOf } from '../local/callers.ts'
import { type Running, startAssent } from '../local/running.ts'
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
  running = await startAssent({}, ['--assembly', await shippedAssembly()])
  texts = callersOf(running)
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
  assent = createAssentClient({ lambda: new LambdaClient({ endpoint: running.origin, credentials }) })
  app = packedClient()
  writeFileSync(join(app.folder, 'snippet.ts'), snippetIn('ts'))
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

test('the running system names what is wrong with a request', async () => {
  const asked = assent.check({ program: 'nobodys', to: PHONE })
  await expect(asked).rejects.toThrow('unknown_program: program names no program of this deployment')
})

async function saidAt(origin: string): Promise<string> {
  const options = { cwd: app.folder, env: environmentAt(origin) }
  return (await promisify(execFile)(process.execPath, ['snippet.ts'], options)).stdout.trim()
}

test('GATE-1: the README’s snippet in TypeScript sends on an allow and on nothing else', async () => {
  expect(await saidAt(running.origin)).toBe('do not send it: no_consent')
  await texts.publishText(READER, 'START')
  await expect.poll(() => saidAt(running.origin)).toBe('send it, with brand, opt_out, help')
  expect(await saidAt('http://127.0.0.1:9')).toBe('do not send it: unavailable')
})
