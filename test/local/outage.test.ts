import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { run } from '../cli/running.ts'
import { givenVariable } from '../environment.ts'
import { envelope } from '../system.ts'
import { createDriver, type Driver } from './iam/driver.ts'
import { type InProcess, startInProcess } from './iam/in-process.ts'
import { siteAssembly } from './template/assembly.ts'

const PEOPLE = ['+12065550171', '+12065550172', '+12065550173', '+12065550174']
const TABLE_DOWN = {
  fn: 'assent-inbound-sms',
  service: 'dynamodb',
  error: 'InternalServerError',
  status: 500,
}

let system: InProcess
let assent: Driver

beforeAll(async () => {
  system = await startInProcess(await siteAssembly(), inject('engine'))
  assent = createDriver(system)
}, 120_000)

afterAll(() => system.stop())

test('OUT-5: one command moves dead letters back, and a stop among them takes effect', async () => {
  const phone = '+12065550175'
  await assent.sendTexts(phone, 'START')
  const at = new Date(Date.parse(await assent.now()) + 1000).toISOString()
  const stop = envelope({ body: 'STOP', from: phone, id: 'dead-letter', at })
  await assent.enqueue('assent-inbound-sms-dead-letters', stop)
  givenVariable('AWS_ENDPOINT_URL', system.origin)
  expect(await run('redrive', 'inbound-sms')).toMatchObject({
    code: 0,
    lines: ['Moving 1 message back to assent-inbound-sms.'],
  })
  await expect.poll(async () => (await assent.gate(phone)).reason).toBe('opted_out')
  expect(await run('redrive', 'inbound-sms')).toMatchObject({
    lines: ['The dead-letter queue of assent-inbound-sms is empty.'],
  })
})

const answers = () => Promise.all(PEOPLE.map(async (phone) => (await assent.gate(phone)).reason))

test('OUT-5: after an hour without the table every stop is in force within five minutes, and no hand is needed', async () => {
  for (const phone of PEOPLE) await assent.sendTexts(phone, 'START')
  await assent.withFailure(TABLE_DOWN, async () => {
    // A message that fails is tried again at least every five minutes.
    for (const phone of PEOPLE) {
      await assent.sendTexts(phone, 'STOP')
      for (let minutes = 0; minutes < 15; minutes += 5) await assent.advance('PT5M')
    }
    expect(await answers()).toEqual(PEOPLE.map(() => 'opted_in'))
  })
  await assent.advance('PT5M')
  expect(await answers()).toEqual(PEOPLE.map(() => 'opted_out'))
  expect(await assent.receive('assent-inbound-sms-dead-letters')).toEqual([])
}, 120_000)
