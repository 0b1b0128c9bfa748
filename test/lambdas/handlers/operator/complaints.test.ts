import { beforeEach, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { REASSIGNED_REMINDER } from '../../../../lambdas/environment.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { grant, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const COMPLAINT = {
  action: 'complain',
  to: PERSON,
  at: '2026-11-21T09:30:00.000Z',
  medium: 'email',
  note: 'marked as spam, by the carrier’s form',
}

test('OUT-11: a complaint is a stop of everything, kept with where it came from, and fires an alarm', async () => {
  await staff.record(grant())
  expect(await staff.operate(COMPLAINT)).toMatchObject({ event: { type: 'complained', program: null } })
  const [, complained, stopped] = await staff.ledger()
  expect(complained).toMatchObject({
    receivedAt: COMPLAINT.at,
    medium: 'email',
    note: COMPLAINT.note,
    by: 'dana',
  })
  expect(stopped).toMatchObject({
    type: 'opted_out',
    program: null,
    medium: 'complaint',
    receivedAt: COMPLAINT.at,
  })
  expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  expect(system.logged.filter(({ event }) => event === 'complained')).toHaveLength(1)
  expect(await staff.holds()).toBe(true)
})

test('OUT-11: a complaint from a number never seen is kept, and nothing is sent', async () => {
  await staff.operate(COMPLAINT)
  expect(await staff.types()).toEqual(['complained', 'opted_out'])
  expect(await staff.texts()).toEqual([])
})

test('OUT-11: the same complaint again changes nothing', async () => {
  await staff.operate(COMPLAINT)
  expect(await staff.operate(COMPLAINT)).toEqual({ event: null })
  expect(await staff.types()).toEqual(['complained', 'opted_out'])
})

test('OUT-11: a complaint that is recorded as a stop fires the alarm too', async () => {
  const stop = {
    to: PERSON,
    status: 'opted_out',
    medium: 'complaint',
    at: COMPLAINT.at,
    evidence: { collectedBy: 'Erin' },
  }
  await staff.record(stop)
  expect(system.logged.some(({ event }) => event === 'complained')).toBe(true)
})

test.each([
  ['at', { at: '2027-11-21T09:30:00.000Z' }],
  ['medium', { medium: 'pigeon' }],
  ['note', { note: ' ' }],
  ['to', { to: '206' }],
  ['by', { by: ' ' }],
])('a complaint with a wrong %s is refused by its name', async (path, change) => {
  const { error } = (await staff.operate({ ...COMPLAINT, ...change })) as {
    error: { issues: { path: string }[] }
  }
  expect(error.issues.map((issue) => issue.path)).toEqual([path])
})

const reassigned = (...rows: object[]) => staff.operate({ action: 'reassigned', rows })
const ASKED = { to: PERSON, at: '2026-11-20T23:59:59.999Z', source: 'FCC Reassigned Numbers Database' }

test('REACH-2: a reassigned number loses every consent dated up to the date asked about', async () => {
  await staff.record(grant())
  expect(await reassigned(ASKED)).toEqual({ results: [{ result: 'recorded' }] })
  const [, event, stop] = await staff.ledger()
  expect(event).toMatchObject({ type: 'reassigned', asked: ASKED.at, source: ASKED.source })
  expect(stop).toMatchObject({ type: 'opted_out', program: null, medium: 'reassigned', at: ASKED.at })
  expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  expect(await staff.holds()).toBe(true)
})

test('REACH-2: later consents, the new holder’s own, stand', async () => {
  await staff.record(grant())
  await system.text('OFFERS')
  await reassigned(ASKED)
  const { programs } = await staff.lookup()
  expect([programs['acme-alerts']?.status, programs['acme-offers']?.status]).toEqual([
    'opted_out',
    'opted_in',
  ])
})

test('REACH-2: an older consent of the former holder never comes back (IN-10)', async () => {
  await staff.record(grant())
  await reassigned(ASKED)
  expect(await staff.record(grant({ at: '2026-11-19T09:30:00.000Z' }))).toMatchObject({
    error: { code: 'refused_stopped' },
  })
})

test('REACH-2, OUT-7: an older consent that is recorded later does not count, though there was none to lose', async () => {
  expect(await reassigned(ASKED)).toEqual({ results: [{ result: 'recorded' }] })
  expect(await staff.record(grant({ at: '2026-11-19T09:30:00.000Z' }))).toMatchObject({
    error: { code: 'refused_stopped' },
  })
})

test('REACH-2: repeating changes nothing', async () => {
  await staff.record(grant())
  await reassigned(ASKED)
  expect(await reassigned(ASKED, { ...ASKED, to: '206' })).toEqual({
    results: [
      { result: 'unchanged' },
      { result: 'invalid', issues: [expect.objectContaining({ path: 'to' })] },
    ],
  })
  expect(await staff.types()).toEqual(['opted_in', 'reassigned', 'opted_out'])
})

test('REC-1: what is known of a reassigned number is kept for six more months, however old the date asked about', async () => {
  await staff.record(grant({ at: '2025-01-20T09:30:00.000Z' }))
  await reassigned({ ...ASKED, at: '2025-01-20T23:59:59.999Z' })
  const { expiresAt } = await staff.lookup()
  expect((expiresAt ?? 0) * 1000).toBeGreaterThan(Date.parse('2027-05-21T12:00:00.000Z'))
  system.advance(30 * DAY + HOUR)
  expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
})

test('REACH-2: the monthly reminder logs what its alarm counts, and sweeps nothing', async () => {
  await system.sweepDue()
  expect(system.logged).not.toContainEqual({ event: 'reassigned_check_due' })
  await system.sweepDue(REASSIGNED_REMINDER)
  expect(system.logged).toContainEqual({ event: 'reassigned_check_due' })
})
