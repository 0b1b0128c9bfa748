import { beforeAll, expect, test } from 'vitest'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { EVIDENCE, grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeAll(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

let numbers = 0
/** Somebody never heard of. */
const somebody = () => `+12065550${120 + numbers++}`

/** A text that was cut in the middle of an emoji. */
const HALF = 'Erin \ud83d'
const fields = ['action', 'identity', 'collectedBy', 'userAgent', 'reference'] as const

test.each(fields)('OUT-8: half a character in %s keeps no stop from counting', async (field) => {
  const to = somebody()
  const evidence = { collectedBy: 'front desk', [field]: HALF }
  expect(await staff.record(phonedStop({ to, evidence }))).toMatchObject({ event: { type: 'opted_out' } })
  expect(await staff.gate('acme-alerts', { to })).toMatchObject({ reason: 'opted_out' })
  expect(await staff.holds(to)).toBe(true)
})

test.each([...fields, 'callToAction', 'inboundMessageId'])(
  'REC-6: half a character in %s takes no import with it',
  async (field) => {
    const [half, whole] = [somebody(), somebody()]
    // Words shown have to speak of texts (IN-6).
    const text = field === 'callToAction' ? `${EVIDENCE.callToAction} ${HALF}` : HALF
    const rows = [grant({ to: half, evidence: { ...EVIDENCE, [field]: text } }), phonedStop({ to: whole })]
    expect(await staff.import(rows)).toEqual([{ result: 'recorded' }, { result: 'recorded' }])
    expect(await staff.holds(half)).toBe(true)
    expect(await staff.import(rows)).toEqual([{ result: 'unchanged' }, { result: 'unchanged' }])
  },
)

test('TEN-1: half a character in a name or a note is kept as one that is not known', async () => {
  const to = somebody()
  await staff.record(phonedStop({ to }), { by: HALF })
  await staff.own(true, { to, by: HALF, note: HALF })
  const kept = (await staff.ledger()).filter(({ by }) => by?.startsWith('Erin'))
  expect(kept.map(({ by, type }) => [by, type])).toEqual([
    ['Erin \ufffd', 'opted_out'],
    ['Erin \ufffd', 'owned'],
  ])
  expect(await staff.holds(to)).toBe(true)
})

test('OUT-2: half a character in the id of a review names none', async () => {
  const request = { action: 'review', id: HALF, as: 'stop' }
  expect(await staff.operate(request)).toMatchObject({ error: { code: 'not_found' } })
})

test('REC-7: a field that is too long is still refused by its name', async () => {
  const evidence = { collectedBy: HALF.repeat(100) }
  expect(await staff.record(phonedStop({ evidence }))).toMatchObject({
    error: { issues: [{ path: 'evidence.collectedBy' }] },
  })
})
