import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../../lambdas/domain/core/time.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const results = async (rows: unknown[], change: object = {}) =>
  (await staff.import(rows, change)).map(({ result }) => result)

const toEach = (count: number, change: object = {}) =>
  Array.from({ length: count }, (_, i) => grant({ to: `+12065550${200 + i}`, ...change }))

describe('how many rows', () => {
  test('REC-6: 501 are refused', async () => {
    expect(await staff.operate({ action: 'import', rows: toEach(501) })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'rows' }] },
    })
    expect(await staff.items()).toEqual([])
  })

  test('REC-6: 500 are taken, each with its result', async () => {
    const rows = toEach(500, { medium: 'sms_message' })
    expect((await results(rows)).filter((result) => result === 'invalid')).toHaveLength(500)
  })

  test('REC-6: none is an answer without results', async () => {
    expect(await results([])).toEqual([])
  })

  test.each([undefined, null, {}, 'rows'])('REC-6: what is no list is refused: %j', async (rows) => {
    expect(await staff.operate({ action: 'import', rows })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'rows' }] },
    })
  })
})

describe('the results', () => {
  test('REC-6: stand in the order of the rows, and a bad row keeps no other back', async () => {
    await system.text('STOP', { from: '+12065550151' })
    await staff.deny(true, { to: '+12065550152' })
    const rows = [
      grant({ to: 'nobody' }),
      grant({ to: '+12065550150' }),
      grant({ to: '+12065550151' }),
      null,
      grant({ to: '+12065550152' }),
      grant({ to: '+12065550153', level: 'express_written', medium: 'verbal' }),
      phonedStop({ to: '+12065550150' }),
      grant({ to: '+12065550150', program: 'acme-login' }),
    ]
    expect(await results(rows)).toEqual([
      'invalid',
      'recorded',
      'refused_stopped',
      'invalid',
      'refused_declined',
      'invalid',
      'recorded',
      'refused_stopped',
    ])
    expect(await staff.gate('acme-alerts', { to: '+12065550150' })).toMatchObject({ reason: 'opted_out' })
  })

  test.each([null, 'row', 7, [], [grant()], { row: grant() }])(
    'REC-6: what is no row is invalid: %j',
    async (row) => {
      expect(await results([row, grant()])).toEqual(['invalid', 'recorded'])
    },
  )
})

describe('repeating an import', () => {
  const rows = [
    ...toEach(2),
    grant({ to: '+12065550200', program: 'acme-offers', level: 'express_written' }),
    phonedStop({ to: '+12065550104' }),
  ]

  test('REC-6: changes nothing and adds no event', async () => {
    await staff.import(rows)
    await system.settle()
    const before = await staff.items()
    system.advance(HOUR)
    expect(await results(rows)).toEqual(Array.from(rows, () => 'unchanged'))
    expect(await staff.items()).toEqual(before)
  })

  test('REC-6: by another person changes nothing', async () => {
    await staff.import(rows)
    expect(await results(rows, { by: 'eli' })).toEqual(Array.from(rows, () => 'unchanged'))
  })

  test('REC-6: stops nobody who came back since', async () => {
    await staff.import([phonedStop()])
    system.advance(HOUR)
    await system.text('START')
    expect(await results([phonedStop()])).toEqual(['unchanged'])
    expect(await staff.gate()).toMatchObject({ decision: 'allow' })
  })

  test('IN-10: brings nobody back who stopped since', async () => {
    await staff.import([grant()])
    system.advance(HOUR)
    await system.text('STOP')
    const before = await staff.items()
    await staff.import([grant()])
    expect(await staff.items()).toEqual(before)
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('REC-6: refused by the deny list is refused again, and kept once', async () => {
    await staff.deny()
    expect([await results([grant()]), await results([grant()])]).toEqual([
      ['refused_declined'],
      ['refused_declined'],
    ])
    expect(await staff.types()).toEqual(['denied', 'declined'])
  })

  test('REC-6: within one import counts as one', async () => {
    expect(await results([grant(), grant(), grant()])).toEqual(['recorded', 'unchanged', 'unchanged'])
    expect(await staff.types()).toEqual(['opted_in'])
  })

  test('REC-6: one by one changes nothing either', async () => {
    await staff.import([grant()])
    await staff.record(grant())
    expect(await staff.types()).toEqual(['opted_in'])
  })
})

describe("a row's identity", () => {
  const { evidence, ...rest } = grant()
  const backwards = (fields: object) => Object.fromEntries(Object.entries(fields).reverse())
  const sameRows: [string, object][] = [
    ['the order of its fields', backwards({ ...rest, evidence: backwards(evidence) })],
    [
      'a field that is null and not absent',
      {
        ...rest,
        evidence: { ...evidence, ip: null, userAgent: null, language: null, inboundMessageId: null },
      },
    ],
  ]

  test.each(sameRows)('REC-6: is not changed by %s', async (_, row) => {
    expect(await results([grant(), row])).toEqual(['recorded', 'unchanged'])
  })

  test('REC-6: of a stop is not changed by null and absent', async () => {
    const whole = phonedStop({
      program: null,
      level: null,
      evidence: { collectedBy: 'front desk', ip: null },
    })
    expect(await results([phonedStop(), whole])).toEqual(['recorded', 'unchanged'])
  })

  test.each([
    ['its date', { at: '2026-11-20T09:30:00.001Z' }],
    ['its level', { level: 'express_written' }],
    ['its medium', { medium: 'survey' }],
    ['its program', { program: 'acme-offers' }],
    ['its evidence', { evidence: { ...evidence, reference: 'form 4712' } }],
  ])('REC-6: is another with %s', async (_, change) => {
    expect(await results([grant(), grant(change)])).toEqual(['recorded', 'recorded'])
  })
})

describe('one number several times', () => {
  test('OUT-5: is worked in order: a stop after a consent ends it', async () => {
    expect(await results([grant(), phonedStop()])).toEqual(['recorded', 'recorded'])
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('IN-10: is worked in order: a consent after a stop is refused, whatever its date', async () => {
    const later = grant({ at: '2026-11-21T11:59:59.999Z' })
    expect(await results([phonedStop(), later])).toEqual(['recorded', 'refused_stopped'])
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('REC-6: holds as often as it comes', async () => {
    const rows = Array.from({ length: 6 }, (_, i) =>
      grant({
        program: i % 2 ? 'acme-alerts' : 'acme-login',
        evidence: { ...grant().evidence, reference: `form ${i}` },
      }),
    )
    expect(new Set(await results(rows))).toEqual(new Set(['recorded']))
    expect((await staff.ledger()).map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1))
  })

  test('IN-7: with a weaker consent last keeps the level of the stronger', async () => {
    const weaker = grant({ level: 'express', at: '2026-11-20T10:30:00.000Z' })
    await staff.import([grant({ level: 'express_written' }), weaker])
    expect((await staff.lookup()).programs['acme-alerts']).toMatchObject({ level: 'express_written' })
  })
})

test('REC-2: verify holds for every number of an import', async () => {
  const rows = toEach(3).flatMap((row) => [row, phonedStop({ to: row.to })])
  await staff.import(rows)
  expect(await Promise.all(toEach(3).map(({ to }) => staff.holds(to)))).toEqual(Array(3).fill(true))
  expect(await staff.holds(PERSON)).toBe(true)
})

test('IN-10 a file with a consent and a later stop changes nothing when it is imported again', async () => {
  const file = [grant(), phonedStop()]
  expect(await staff.import(file)).toMatchObject([{ result: 'recorded' }, { result: 'recorded' }])
  expect(await staff.import(file)).toMatchObject([{ result: 'unchanged' }, { result: 'unchanged' }])
  expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
})
