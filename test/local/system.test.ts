import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf } from './callers.ts'
import { type Running, runToFailure, startAssent } from './running.ts'

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

test('START published through the SDK is answered, recorded and published, and then allows', async () => {
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

test('the reply to HELP, texted from the page, names the brand and a contact', async () => {
  const phone = '+12065550113'
  await assent.local(`/_local/phones/${encodeURIComponent(phone)}`, { body: 'HELP' })
  await assent.replies(phone).toEqual([expect.stringMatching(/Acme.*help@acme\.example/)])
})

test('a phone’s messages show both directions, oldest first', async () => {
  const phone = '+12065550114'
  await assent.publishText(phone, 'START', '+12065550110')
  await assent.replies(phone).toHaveLength(1)
  expect(await assent.messagesOf(phone)).toMatchObject([
    { direction: 'in', body: 'START', from: phone, to: '+12065550110' },
    { direction: 'out', from: '+12065550110', to: phone },
  ])
})

test('an unreadable message goes to the dead-letter queue, and the next one is processed', async () => {
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

test('REC-4: six months after a stop the history is in the archive only', { timeout: 60_000 }, async () => {
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
  const listing = await (await assent.local(`/${outputs.ArchiveBucketName}?list-type=2`)).text()
  const keys = [...listing.matchAll(/<Key>(acme\/[0-9a-f]{64}\/[0-9A-Z]{26}\.json)<\/Key>/g)].map(
    ([, key]) => key,
  )
  const archived = await Promise.all(
    keys.map(async (key) => (await assent.local(`/${outputs.ArchiveBucketName}/${key}`)).text()),
  )
  expect(archived.filter((history) => history.includes(phone))).toHaveLength(1)
})

test('an invalid duration for the clock is refused in one sentence', async () => {
  const response = await assent.local('/_local/clock', { advance: 'soon' })
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ message: expect.stringContaining('ISO 8601 duration') })
})

test('the same origin serves the opt-in site, with the gateway’s own pages', async () => {
  const { outputs } = (await (await assent.local('/_local/stack')).json()) as {
    outputs: Record<string, string>
  }
  expect(outputs.SiteUrl).toBe(`${running.origin}/`)
  const missing = await assent.local('/acme/acme-alerts/nothing')
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html'])
  expect(await missing.text()).toContain('<h1>Page not found</h1>')
})

test('sent mail has a page', async () => {
  expect(await (await assent.local('/_local/mail')).json()).toEqual({ messages: expect.any(Array) })
  expect(await (await assent.local('/_local/mail.html')).text()).toContain('<h1>Sent mail</h1>')
})

test('a missing function or alias is refused by name', async () => {
  await expect(assent.invoke('assent-missing', {})).rejects.toThrow('assent-missing')
  await expect(assent.invoke('assent-send-gate', {}, 'v9')).rejects.toThrow('assent-send-gate:v9')
})

test('acknowledged messages survive kill -9', { timeout: 60_000 }, async () => {
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

test('a dead engine is reported in one sentence and ends the run with a nonzero code', {
  timeout: 60_000,
}, async () => {
  const ASSENT_DATA = mkdtempSync(join(folder, 'engine-'))
  const run = await startAssent({ ASSENT_DATA }, ['--assembly', assembly])
  const before = run.output().length
  process.kill(engineOn(ASSENT_DATA), 'SIGKILL')
  expect(await run.exited).toBe(1)
  const lines = run.output().slice(before).trim().split('\n')
  expect(lines.filter((line) => !line.startsWith('!'))).toEqual([
    expect.stringMatching(/^The embedded DynamoDB engine stopped unexpectedly[^.]*\.$/),
  ])
})

/** The process id of the engine whose file is in this folder. */
function engineOn(dataFolder: string): number {
  const found = readdirSync('/proc').find((pid) => {
    const command = /^\d+$/.test(pid) ? commandOf(pid) : ''
    return command.includes('dynoxide\0serve') && command.includes(dataFolder)
  })
  if (found === undefined) throw new Error('No engine uses that folder.')
  return Number(found)
}

/** Empty if the process has ended. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

test('a port in use is reported in one sentence', async () => {
  const { port } = new URL(running.origin)
  expect(await runToFailure({ PORT: port }, ['--assembly', assembly])).toEqual({
    code: 1,
    output: `Port ${port} is in use: stop the program that uses it, or choose another port, for example \`PORT=${Number(port) + 1} npm start\`.\n`,
  })
})

test('a data folder in use is reported in one sentence', async () => {
  const { code, output } = await runToFailure({ PORT: '0', ASSENT_DATA: folder }, ['--assembly', assembly])
  expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
  expect(output).toContain('in use')
})

test('an external engine that does not answer is reported in one sentence', async () => {
  const { code, output } = await runToFailure(
    { PORT: '0', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' },
    ['--assembly', assembly],
  )
  expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
  expect(output).toContain('No engine answers at AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:9')
})
