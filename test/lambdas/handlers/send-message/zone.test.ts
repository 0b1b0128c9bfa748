import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { monthsAfter } from '../../../../lambdas/domain/core/record/expiry.ts'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'
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

  test('EVT-1: is published, so that its numbering has no gap', async () => {
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

  test('REC-1: keeps an unknown person for six months', async () => {
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

describe('the region that staff say a person lives in', () => {
  const say = (said: object) => staff.operate({ action: 'zone', to: PERSON, ...said })

  test('GATE-7: holds beside the state of the number', async () => {
    system.advance(UNTIL_MORNING + 4 * HOUR)
    expect((await sent()).decision).toBe('allow')
    await say({ region: 'US-RI' })
    // Saturday, five in the afternoon in Rhode Island; on Monday both permit it from nine in Seattle.
    const waits = { decision: 'defer', reason: 'quiet_hours', notBefore: '2026-11-23T17:00:00.000Z' }
    expect(await sent()).toMatchObject(waits)
    expect(await staff.gate('acme-offers')).toMatchObject(waits)
    expect(await staff.gate('acme-alerts')).not.toMatchObject({ decision: 'defer' })
  })

  test('GATE-7: with a zone, both laws go by that clock', async () => {
    system.advance(UNTIL_MORNING + 4 * HOUR)
    await say({ zone: 'America/Denver', region: 'US-RI' })
    expect((await sent()).decision).toBe('allow')
    system.advance(2 * HOUR)
    expect(await sent()).toMatchObject({ decision: 'defer', notBefore: '2026-11-23T16:00:00.000Z' })
  })

  test('TEN-1: is an event that keeps both, and is looked up', async () => {
    const said = { zone: 'America/Chicago', region: 'US-LA' }
    const { zone, event } = (await say(said)) as { zone: object; event: object }
    expect(event).toMatchObject({ type: 'zone_set', ...said, by: 'dana' })
    expect(zone).toMatchObject({ ...said, by: 'dana', since: system.now() })
    expect(await looked()).toEqual(zone)
    expect(await staff.holds()).toBe(true)
  })

  test('GATE-7: what is left out stays, and null takes back', async () => {
    await say({ zone: 'America/Chicago' })
    expect(await say({ region: 'US-LA' })).toMatchObject({
      zone: { zone: 'America/Chicago', region: 'US-LA' },
    })
    expect(await say({ zone: null })).toMatchObject({ zone: { zone: null, region: 'US-LA' } })
    expect(await say({ region: 'US-LA' })).toMatchObject({ event: null })
    expect(await say({ region: null })).toMatchObject({ zone: null, event: { zone: null, region: null } })
    expect(await staff.holds()).toBe(true)
  })

  test('GATE-7: older records, which know no region, keep their zone', async () => {
    await place('Asia/Tokyo')
    await forgetRegion(system)
    expect(await looked()).toMatchObject({ zone: 'Asia/Tokyo', region: null })
    system.advance(UNTIL_MORNING)
    expect(await sent()).toMatchObject({ decision: 'defer', notBefore: '2026-11-22T03:00:00.000Z' })
    expect(await staff.gate('acme-offers')).toMatchObject({ decision: 'defer' })
  })

  test.each(['US', 'US-XX', 'us-la', 'Louisiana', 'LA', 'CA-XX', 'QX-A', 'GB-ENGL', '', 5])(
    'GATE-7: %j is no region',
    async (region) => {
      expect(await say({ region })).toMatchObject({
        error: { code: 'invalid_request', issues: [{ path: 'region' }] },
      })
      expect(await looked()).toBeNull()
    },
  )

  test.each(['US-DC', 'US-PR', 'CA-QC'])('GATE-7: %j is one', async (region) => {
    expect(await say({ region })).toMatchObject({ zone: { zone: null, region } })
  })

  test('GATE-7: elsewhere a region comes with its zone', async () => {
    expect(await say({ region: 'GB-ENG' })).toMatchObject({ error: { issues: [{ path: 'zone' }] } })
    expect(await say({ region: 'GB-ENG', zone: 'Europe/London' })).toMatchObject({
      zone: { zone: 'Europe/London', region: 'GB-ENG' },
    })
  })
})

/** Makes the record what an older version would have written. */
async function forgetRegion({ table: { client, tableName } }: System): Promise<void> {
  const [record] = (await itemsOf({ client, tableName })).filter(({ consent }) => consent !== undefined)
  await client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: marshall({ pk: record?.pk, sk: record?.sk }),
      UpdateExpression: 'REMOVE consent.#zone.#region',
      ExpressionAttributeNames: { '#zone': 'zone', '#region': 'region' },
    }),
  )
}

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
