import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf } from './callers.ts'
import { type Running, refusal, startAssent } from './running.ts'

let folder: string
let assembly: string
let running: Running
let assent: ReturnType<typeof callersOf>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-test-'))
  assembly = join(folder, 'assembly')
  running = await startAssent({ ASSENT_DATA: folder })
  assent = callersOf(running)
})

afterAll(async () => {
  await running.end('SIGTERM')
  rmSync(folder, { recursive: true })
})

test('START published through the SDK is answered, recorded, told and allows', async () => {
  const phone = '+12065550111'
  await assent.publishText(phone, 'START')
  await assent.replies(phone).toHaveLength(1)
  await expect.poll(() => assent.events(phone)).toMatchObject([{ type: 'opted_in' }])
  expect(await assent.gate(phone)).toMatchObject({ decision: 'allow', reason: 'opted_in' })
  expect(await assent.scan()).toContainEqual(
    expect.objectContaining({ pk: { S: `acme#${phone}` }, sk: { S: 'record' } }),
  )
})

test('STOP is confirmed once and denies', async () => {
  const phone = '+12065550112'
  await assent.publishText(phone, 'START')
  await assent.replies(phone).toHaveLength(1)
  await assent.publishText(phone, 'STOP')
  await assent.publishText(phone, 'STOP')
  await assent.replies(phone).toHaveLength(2)
  await expect.poll(() => assent.gate(phone)).toMatchObject({ decision: 'deny', reason: 'opted_out' })
})

test('HELP texted from the handset names a contact and the brand', async () => {
  const phone = '+12065550113'
  await assent.local(`/_local/phones/${encodeURIComponent(phone)}`, { body: 'HELP' })
  await assent.replies(phone).toEqual([expect.stringMatching(/Acme.*help@acme\.example/)])
})

test('the handset shows both directions, oldest first, with the system’s numbers', async () => {
  const phone = '+12065550114'
  await assent.publishText(phone, 'START', '+12065550110')
  await assent.replies(phone).toHaveLength(1)
  expect(await assent.messagesOf(phone)).toMatchObject([
    { direction: 'in', body: 'START', from: phone, to: '+12065550110' },
    { direction: 'out', from: '+12065550110', to: phone },
  ])
})

test('a message that nobody can read lies among the dead letters, and the next goes through', async () => {
  const phone = '+12065550115'
  await assent.publish('not JSON')
  await assent.publishText(phone, 'START')
  await assent.replies(phone).toHaveLength(1)
  await expect
    .poll(() => assent.receive('assent-inbound-sms-dead-letters'), { timeout: 15_000 })
    .toEqual([expect.stringContaining('not JSON')])
})

test('the clock moves ahead for the functions too', async () => {
  const phone = '+12065550116'
  const before = await assent.now()
  const moved = await assent.advance('PT25H')
  expect(Date.parse(moved) - Date.parse(before)).toBeGreaterThanOrEqual(25 * 3_600_000)
  const { decidedAt } = await assent.gate(phone)
  expect(Date.parse(decidedAt)).toBeGreaterThanOrEqual(Date.parse(moved))
})

test('REC-4: six months after a stop the history lies in the archive and nowhere else', async () => {
  const phone = '+12065550118'
  await assent.publishText(phone, 'STOP')
  await assent.replies(phone).toHaveLength(1)
  await assent.advance('P6M2D')
  await expect
    .poll(() => assent.events(phone), { timeout: 15_000 })
    .toMatchObject([{ type: 'opted_out' }, { type: 'expired' }])
  expect(JSON.stringify(await assent.scan())).not.toContain(phone)
  const { outputs } = (await (await assent.local('/_local/stack')).json()) as {
    outputs: Record<string, string>
  }
  const listed = await (await assent.local(`/${outputs.ArchiveBucketName}?list-type=2`)).text()
  const keys = [...listed.matchAll(/<Key>(acme\/[0-9a-f]{64}\/[0-9A-Z]{26}\.json)<\/Key>/g)].map(
    ([, key]) => key,
  )
  const archived = await Promise.all(
    keys.map(async (key) => (await assent.local(`/${outputs.ArchiveBucketName}/${key}`)).text()),
  )
  expect(archived.filter((history) => history.includes(phone))).toHaveLength(1)
})

test('a body that moves no clock is refused with a sentence', async () => {
  const response = await assent.local('/_local/clock', { advance: 'soon' })
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ message: expect.stringContaining('ISO 8601 duration') })
})

test('the opt-in site stands under the same origin, with the gateway’s own pages', async () => {
  const { outputs } = (await (await assent.local('/_local/stack')).json()) as {
    outputs: Record<string, string>
  }
  expect(outputs.SiteUrl).toBe(`${running.origin}/`)
  const missing = await assent.local('/acme/acme-alerts/nothing')
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html'])
  expect(await missing.text()).toContain('<h1>Page not found</h1>')
})

test('the mail that was sent has a page', async () => {
  expect(await (await assent.local('/_local/mail')).json()).toEqual({ messages: expect.any(Array) })
  expect(await (await assent.local('/_local/mail.html')).text()).toContain('The mail that was sent')
})

test('a function or alias that is not there is refused by name', async () => {
  await expect(assent.invoke('assent-nobody', {})).rejects.toThrow('assent-nobody')
  await expect(assent.invoke('assent-send-gate', {}, 'v9')).rejects.toThrow('assent-send-gate:v9')
})

test('what was acknowledged survives kill -9', { timeout: 60_000 }, async () => {
  const phone = '+12065550117'
  const ASSENT_DATA = mkdtempSync(join(folder, 'killed-'))
  const first = await startAssent({ ASSENT_DATA }, ['--assembly', assembly])
  await callersOf(first).publishText(phone, 'START')
  await callersOf(first).replies(phone).toHaveLength(1)
  await callersOf(first).publishText(phone, 'STOP')
  await first.end('SIGKILL')

  const second = await startAssent({ ASSENT_DATA }, ['--assembly', assembly])
  await callersOf(second).replies(phone).toHaveLength(2)
  await expect.poll(() => callersOf(second).gate(phone)).toMatchObject({ reason: 'opted_out' })
  expect(second.tableName).toBe(first.tableName)
  expect(await second.end('SIGTERM')).toBe(0)
})

test('an engine that dies is told in one sentence, and the run ends with a code that is not zero', {
  timeout: 60_000,
}, async () => {
  const ASSENT_DATA = mkdtempSync(join(folder, 'engine-'))
  const run = await startAssent({ ASSENT_DATA }, ['--assembly', assembly])
  const before = run.said().length
  process.kill(engineOn(ASSENT_DATA), 'SIGKILL')
  expect(await run.exited).toBe(1)
  const said = run.said().slice(before).trim().split('\n')
  expect(said.filter((line) => !line.startsWith('!'))).toEqual([
    expect.stringMatching(/^The embedded DynamoDB engine has ended unexpectedly.*\.$/),
  ])
})

/** The process of the engine whose file lies in this folder. */
function engineOn(dataFolder: string): number {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false
    const command = commandOf(pid)
    return command.includes('dynoxide\0serve') && command.includes(dataFolder)
  })
  if (found === undefined) throw new Error('there is no engine on that folder')
  return Number(found)
}

/** Empty for a process that has ended meanwhile. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

test('a port that is taken is told in one sentence', async () => {
  const { port } = new URL(running.origin)
  expect(await refusal({ PORT: port }, ['--assembly', assembly])).toEqual({
    code: 1,
    said: `Port ${port} is taken: stop what listens there, or choose another, as in \`PORT=${Number(port) + 1} npm start\`.\n`,
  })
})

test('a data folder in use is told in one sentence', async () => {
  const { code, said } = await refusal({ PORT: '0', ASSENT_DATA: folder }, ['--assembly', assembly])
  expect({ code, lines: said.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
  expect(said).toContain('in use')
})

test('an engine that was named and does not answer is told in one sentence', async () => {
  const { code, said } = await refusal({ PORT: '0', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' }, [
    '--assembly',
    assembly,
  ])
  expect({ code, lines: said.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
  expect(said).toContain('AWS_ENDPOINT_URL_DYNAMODB names http://127.0.0.1:9')
})
