import { beforeEach, describe, expect, test } from 'vitest'
import { monthsAfter } from '../../../../lambdas/domain/core/expiry.ts'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { type Staff, staffOf } from '../operator/operating.ts'
import { type Sender, senderOf, UNTIL_MORNING } from './sending.ts'

let system: System
let sender: Sender
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  sender = senderOf(system)
  staff = staffOf(system)
  await system.text('OFFERS')
  system.advance(MINUTE)
})

const place = (zone: string | null, change: object = {}) =>
  staff.operate({ action: 'zone', to: PERSON, zone, ...change })
const looked = async () => ((await staff.lookup()) as unknown as { zone: object | null }).zone
const sent = () => sender.send({ program: 'acme-offers' })

describe('the zone that staff say a person is in', () => {
  test('GATE-7: decides the hours in place of the number’s', async () => {
    const answer = await sent()
    await place('Europe/Berlin')
    expect([answer.decision, (await sent()).decision]).toEqual(['defer', 'allow'])
    expect(await staff.gate('acme-offers')).toMatchObject({ decision: 'allow' })
    expect(system.sent.at(-1)).toMatchObject({ before: '2026-11-21T19:00:00.000Z' })
  })

  test('GATE-7: can make a message wait that the number would not', async () => {
    system.advance(UNTIL_MORNING)
    await place('Asia/Tokyo')
    expect(await sent()).toMatchObject({
      decision: 'defer',
      reason: 'quiet_hours',
      notBefore: '2026-11-22T03:00:00.000Z',
    })
  })

  test('TEN-1: is an event that says who, and is looked up', async () => {
    const { zone, event } = (await place('Europe/Berlin')) as { zone: object; event: object }
    expect(event).toMatchObject({ type: 'zone_set', zone: 'Europe/Berlin', by: 'dana', at: system.now() })
    expect(zone).toMatchObject({ zone: 'Europe/Berlin', by: 'dana', since: system.now() })
    expect(await looked()).toEqual(zone)
    expect(await staff.holds()).toBe(true)
  })

  test('GATE-7: is taken back', async () => {
    await place('Europe/Berlin')
    system.advance(MINUTE)
    expect(await place(null)).toMatchObject({ zone: null, event: { type: 'zone_set', zone: null } })
    expect([await looked(), (await sent()).decision]).toEqual([null, 'defer'])
  })

  test('OUT-7: said again, or taken back where none stands, changes nothing', async () => {
    expect(await place(null)).toEqual({ zone: null, event: null })
    await place('Europe/Berlin')
    expect(await place('Europe/Berlin')).toMatchObject({ zone: { zone: 'Europe/Berlin' }, event: null })
  })

  test('EVT-1: is told to the application, so that its numbering has no gap', async () => {
    await place('Europe/Berlin')
    await system.settle()
    expect(system.published.map(({ type, seq }) => [type, seq])).toEqual([
      ['opted_in', 1],
      ['zone_set', 2],
    ])
  })

  test('TEN-1: counts at its tenant alone', async () => {
    await place('Europe/Berlin')
    expect(await system.records({ action: 'lookup', tenant: 'globex', to: PERSON })).toMatchObject({
      zone: null,
    })
  })

  test('REC-1: keeps somebody never heard of for six months', async () => {
    const to = '+12065550177'
    await place('Europe/Berlin', { to })
    const { expiresAt } = await staff.lookup(to)
    expect(expiresAt).toBe((monthsAfter(system.now(), 6) + 24 * HOUR) / 1000)
  })

  test('REACH-1: says nothing of whether a number can be reached', async () => {
    await place('Europe/Berlin')
    expect(await staff.lookup()).toMatchObject({ reachability: { status: 'reachable' } })
  })
})

test.each(['', 'Seattle', 'Europe/Berlin ', '+01:00', 'America/Nowhere', 5, undefined])(
  'GATE-7: %j is no zone',
  async (zone) => {
    const said = await staff.operate({ action: 'zone', to: PERSON, zone })
    expect(said).toMatchObject({ error: { code: 'invalid_request', issues: [{ path: 'zone' }] } })
    expect(await looked()).toBeNull()
  },
)

test('TEN-1: a zone is refused without who says so, and of what is no number', async () => {
  const said = await staff.operate({ action: 'zone', to: 'Dana', zone: 'Europe/Berlin', by: '' })
  expect(said).toMatchObject({ error: { issues: [{ path: 'by' }, { path: 'to' }] } })
})
