import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { synthesizeSite } from '../walks/running-site.ts'
import { createDriver, type Driver } from './iam/driver.ts'
import { type InProcess, startInProcess } from './iam/in-process.ts'

const PEOPLE = ['+12065550171', '+12065550172', '+12065550173', '+12065550174']
const TABLE_DOWN = {
  fn: 'assent-inbound-sms',
  service: 'dynamodb',
  error: 'InternalServerError',
  status: 500,
}

let folder: string
let system: InProcess
let assent: Driver

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-outage-'))
  await synthesizeSite(folder)
  system = await startInProcess(folder, inject('engine'))
  assent = createDriver(system)
}, 120_000)

afterAll(async () => {
  await system.stop()
  rmSync(folder, { recursive: true })
})

const answers = () => Promise.all(PEOPLE.map(async (phone) => (await assent.gate(phone)).reason))

test('OUT-5: after an hour without the table every stop is in force within five minutes, and no hand is needed', async () => {
  for (const phone of PEOPLE) await assent.sendTexts(phone, 'START')
  await assent.withFailure(TABLE_DOWN, async () => {
    for (const phone of PEOPLE) {
      await assent.sendTexts(phone, 'STOP')
      for (let minutes = 0; minutes < 15; minutes += 3) await assent.advance('PT3M')
    }
    expect(await answers()).toEqual(PEOPLE.map(() => 'opted_in'))
  })
  await assent.advance('PT5M')
  expect(await answers()).toEqual(PEOPLE.map(() => 'opted_out'))
  expect(await assent.receive('assent-inbound-sms-dead-letters')).toEqual([])
}, 120_000)
