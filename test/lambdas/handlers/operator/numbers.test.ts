import { beforeEach, describe, expect, test } from 'vitest'
import { acme, globex } from '../../../fixtures.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, phonedStop, type Staff, staffOf } from './operating.ts'

const WRITTEN = '+5215512345678'
const MEANT = '+525512345678'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const statusOf = async (to: string) => (await staff.lookup(to)).programs['acme-alerts']?.status
const imported = async (...rows: object[]) => staff.import(rows)

describe('an opt-in of a number that no phone can have', () => {
  test('IN-12: is refused by record, and the likely number stands beside the words', async () => {
    const refused = await staff.record(grant({ to: WRITTEN }))
    expect(refused).toEqual({
      error: {
        code: 'invalid_request',
        issues: [{ path: 'to', message: expect.stringContaining('no phone can have'), likely: MEANT }],
      },
    })
    expect(await staff.items()).toEqual([])
  })

  test('IN-12: is refused by import', async () => {
    const [row, other] = await imported(grant({ to: WRITTEN }), grant())
    expect(row).toMatchObject({ result: 'invalid', issues: [{ path: 'to', likely: MEANT }] })
    expect(other).toMatchObject({ result: 'recorded' })
    expect(await statusOf(MEANT)).toBe('none')
  })

  test('IN-8: every missing field is named as well', async () => {
    const refused = await staff.record(grant({ to: '+4407911123456', evidence: {} }))
    const { issues } = (refused as { error: { issues: { path: string; likely?: string }[] } }).error
    expect(issues[0]).toMatchObject({ path: 'to', likely: '+447911123456' })
    expect(issues.map(({ path }) => path)).toEqual(expect.arrayContaining(['evidence.callToAction']))
  })

  test('IN-12: nothing is named where nothing is likely', async () => {
    const refused = await staff.record(grant({ to: '+1206555014' }))
    expect(refused).toMatchObject({ error: { issues: [{ path: 'to' }] } })
    expect(JSON.stringify(refused)).not.toContain('likely')
  })

  test('REC-7: no message prints a number', async () => {
    const { error } = (await staff.record(grant({ to: WRITTEN }))) as {
      error: { issues: { message: string }[] }
    }
    for (const { message } of error.issues) expect(message).not.toMatch(/\d{4}/)
    expect(JSON.stringify(system.logged)).not.toMatch(/\d{9}/)
  })
})

describe('a stop of a number that no phone can have', () => {
  test('IN-12: is recorded for the number as written and for the likely one', async () => {
    await staff.record(grant({ to: MEANT }))
    const recorded = await staff.record(phonedStop({ to: WRITTEN }))
    expect(recorded).toMatchObject({ event: { type: 'opted_out' }, likely: MEANT })
    expect([await statusOf(WRITTEN), await statusOf(MEANT)]).toEqual(['opted_out', 'opted_out'])
  })

  test('IN-12: by import too, in the order of the rows', async () => {
    const rows = [grant({ to: MEANT }), phonedStop({ to: WRITTEN }), grant({ to: MEANT, at: system.now() })]
    const results = await imported(...rows)
    expect(results.map(({ result }) => result)).toEqual(['recorded', 'recorded', 'refused_stopped'])
    expect(results[1]).toMatchObject({ likely: MEANT })
    expect([await statusOf(WRITTEN), await statusOf(MEANT)]).toEqual(['opted_out', 'opted_out'])
  })

  test('OUT-7: a second time changes nothing, of either number', async () => {
    await imported(phonedStop({ to: WRITTEN }))
    const before = await staff.ledger()
    expect(await imported(phonedStop({ to: WRITTEN }))).toMatchObject([{ result: 'unchanged' }])
    expect(await staff.ledger()).toEqual(before)
  })

  test('IN-12: is recorded as written where no number is likely', async () => {
    expect(await imported(phonedStop({ to: '+1206555014' }))).toEqual([{ result: 'recorded' }])
    expect(await statusOf('+1206555014')).toBe('opted_out')
  })
})

test.each(['+18615550142', '+16245550142', '+15655550142', '+16795550142'])(
  'IN-12: %s, of an area code newer than the data, opts in',
  async (to) => {
    expect(await staff.record(grant({ to }))).toMatchObject({ event: { type: 'opted_in' } })
    expect(await statusOf(to)).toBe('opted_in')
  },
)

test('IN-12: what nobody sees is dropped from a number, in every operation', async () => {
  await staff.record(grant({ to: `\u202a${PERSON}\u202c` }))
  expect(await statusOf(PERSON)).toBe('opted_in')
  expect(await statusOf(`\u200e${PERSON}`)).toBe('opted_in')
  expect(await imported(grant({ to: `\u202d${PERSON}` }))).toEqual([{ result: 'unchanged' }])
  await staff.operate({ action: 'own', to: `\u2068${PERSON}\u2069`, set: true, note: 'kiosk' })
  expect(await staff.lookup()).toMatchObject({ ownedDevice: { note: 'kiosk' } })
})

test('IN-12: the gate stays syntactic', async () => {
  expect(await staff.gate('acme-alerts', { to: WRITTEN })).toMatchObject({ reason: 'no_consent' })
})

describe.each([
  ['our own number', acme.numbers[0]!.number],
  ['another tenant’s number', globex.numbers[0]!.number],
])('%s', (_, to) => {
  test('signs up neither by record nor by import, since we would answer ourselves', async () => {
    const issues = [{ path: 'to', message: expect.stringContaining('this deployment sends from') }]
    expect(await staff.record(grant({ to }))).toEqual({ error: { code: 'invalid_request', issues } })
    expect(await imported(grant({ to }))).toMatchObject([{ result: 'invalid', issues }])
    expect(await staff.items()).toEqual([])
  })

  test('may be stopped, which does no harm', async () => {
    await staff.record(phonedStop({ to }))
    expect(await statusOf(to)).toBe('opted_out')
  })
})
