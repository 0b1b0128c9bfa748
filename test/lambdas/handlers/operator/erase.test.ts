import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, minutes, withNumber } from '../../../fixtures.ts'
import { expireItem, recordItemOf, streamed } from '../../../stream.ts'
import { beginningOf, NUMBER, PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'
import { EVIDENCE, grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

async function begin(start = async () => systemOn(await newTable())): Promise<void> {
  system = await start()
  staff = staffOf(system)
}

const PERSONAL = [EVIDENCE.identity, EVIDENCE.ip, EVIDENCE.userAgent]
const WORDS = [UNSURE, 'please stop texting me, Dana']

/** Everything that is kept of the person at Acme, as text. */
const kept = async () =>
  JSON.stringify((await staff.items()).filter(({ pk }) => String(pk).startsWith(`acme#${PERSON}`)))
const found = async (words: string[]) => {
  const all = await kept()
  return words.filter((word) => all.includes(word))
}

/** Somebody of whom everything is known that can be. */
const wellKnown = beginningOf(async (system) => {
  const staff = staffOf(system)
  const about = { tenant: 'acme', by: 'dana', to: PERSON }
  await system.operator({ action: 'stop_link', ...about, days: 30 })
  await system.operator({ action: 'invite', ...about, program: 'acme-offers', channel: 'text_to_join' })
  await staff.record(grant({ medium: 'web_form', evidence: EVIDENCE }))
  await staff.record(grant({ program: 'acme-offers', evidence: EVIDENCE }))
  for (const body of ['START', UNSURE, 'please stop texting me, Dana', 'HELP']) {
    system.advance(MINUTE)
    await system.text(body)
  }
  system.advance(MINUTE)
  await staff.record(grant({ at: system.now(), evidence: EVIDENCE }))
  system.advance(MINUTE)
})

describe('erasing a person of whom everything is known', () => {
  let answer: Awaited<ReturnType<Staff['erase']>>
  let again: Awaited<ReturnType<Staff['erase']>>
  let before: string[]
  let left: string[]

  beforeAll(async () => {
    await begin(wellKnown)
    before = await found([...PERSONAL, ...WORDS])
    answer = await staff.erase()
    left = await found([...PERSONAL, ...WORDS])
    system.advance(MINUTE)
    again = await staff.erase()
  })

  test('REC-3: removes identity, IP address, user agent and bodies from everything kept', () => {
    expect(before).toEqual([...PERSONAL, ...WORDS])
    expect(left).toEqual([])
  })

  test('REC-3: names what was removed', () => {
    expect(answer.removed).toMatchObject({ body: 4 })
    expect(Object.values(answer.removed).every((count) => count > 0)).toBe(true)
  })

  test('REC-3: names what stays, until when and why', async () => {
    const expiry = Date.parse('2027-05-22T12:06:00.000Z')
    expect(answer.kept.map(({ until }) => until)).toContain(new Date(expiry).toISOString())
    expect(answer.kept.filter(({ what, why }) => !what || !why)).toEqual([])
  })

  test('REC-3: keeps what was agreed to, when and by which words', async () => {
    expect((await staff.ledger())[0]).toMatchObject({ type: 'opted_in', level: 'express', at: grant().at })
    expect(JSON.stringify(await staff.items())).toContain(EVIDENCE.callToAction)
  })

  test('REC-3: twice stops once and removes nothing more', async () => {
    expect(again.stop).toBeNull()
    expect(Object.values(again.removed).every((count) => count === 0)).toBe(true)
  })
})

describe('erasing', () => {
  beforeEach(() => begin())

  test('REC-3: records a stop first', async () => {
    await system.text('START')
    const { stop } = await staff.erase()
    expect(stop).toMatchObject({ type: 'opted_out', program: null, by: 'dana' })
    expect(await staff.types()).toEqual(['opted_in', 'opted_out', 'erased'])
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })

  test('REC-3: records no second stop', async () => {
    await system.text('STOP')
    expect((await staff.erase()).stop).toBeNull()
    expect(await staff.types()).toEqual(['opted_out', 'erased'])
  })

  test('REC-3: records a stop after a stop of one program', async () => {
    await system.text('START')
    await system.text('STOP OFFERS')
    await staff.erase()
    expect(await staff.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })

  test('REC-3: stops an unknown person', async () => {
    await staff.erase()
    expect(await staff.types()).toEqual(['opted_out', 'erased'])
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
    expect(await staff.holds()).toBe(true)
  })

  test('REC-3: the same request again erases once', async () => {
    await staff.record(grant())
    const first = await staff.operate({ action: 'erase', to: PERSON }, 'same')
    const second = await staff.operate({ action: 'erase', to: PERSON }, 'same')
    expect(await staff.types()).toEqual(['opted_in', 'opted_out', 'erased'])
    expect([first, second]).toMatchObject([{ stop: { seq: 2 } }, { stop: { seq: 2 } }])
  })

  test('OUT-6: sends no text', async () => {
    await system.text('START')
    await staff.texts()
    await staff.erase()
    expect(await staff.texts()).toHaveLength(1)
  })

  test('EVT-1: is published', async () => {
    await system.text('START')
    await staff.erase()
    await system.settle()
    expect(system.published.map(({ type, seq }) => [type, seq])).toEqual([
      ['opted_in', 1],
      ['opted_out', 2],
      ['erased', 3],
    ])
  })

  test('OUT-2: settles an open review', async () => {
    await system.text('OFFERS')
    await system.text(UNSURE)
    await staff.erase()
    expect((await staff.lookup()).review).toBeNull()
    expect(await system.records({ action: 'reviews', tenant: 'acme' })).toMatchObject({ reviews: [] })
  })

  test('REC-1: keeps the record for six months and a day', async () => {
    await system.text('START')
    await staff.erase()
    expect((await staff.lookup()).expiresAt).toBe(Date.parse('2027-05-22T12:00:00.000Z') / 1000)
  })
})

describe('what comes after', () => {
  beforeEach(async () => {
    await begin(wellKnown)
    await staff.erase()
    system.advance(HOUR)
  })

  test('IN-10: an old row brings back neither consent nor details', async () => {
    await staff.import([grant({ medium: 'web_form', evidence: EVIDENCE })])
    await staff.record(grant({ medium: 'survey', evidence: EVIDENCE }))
    expect(await found(PERSONAL)).toEqual([])
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })

  test('OUT-9: START comes back, and is kept word for word', async () => {
    await system.text('Start!')
    expect(await staff.gate()).toMatchObject({ decision: 'allow' })
    expect(await found(['Start!'])).toEqual(['Start!'])
  })

  test('REC-3: erasing again removes what came since', async () => {
    await staff.record(grant({ at: system.now(), evidence: { ...EVIDENCE, identity: 'Eli Marsh' } }))
    expect(await found(['Eli Marsh'])).toEqual(['Eli Marsh'])
    system.advance(MINUTE)
    await staff.erase()
    expect(await found(['Eli Marsh'])).toEqual([])
  })

  test('OUT-1: a late STOP from before is kept', async () => {
    await system.text('STOP', { at: minutes(1) })
    expect(await staff.gate()).toMatchObject({ reason: 'opted_out' })
  })
})

describe('what is erased of others', () => {
  beforeEach(() => begin())

  test('REC-3: erases nothing of another person or another tenant', async () => {
    await staff.record(grant({ to: '+12065550150' }))
    await staff.operate({ action: 'record', ...grant({ program: 'globex-news' }), tenant: 'globex' })
    await staff.record(grant())
    const others = async () =>
      (await staff.items()).filter(
        ({ pk }) => String(pk).includes('#') && !String(pk).startsWith(`acme#${PERSON}`),
      )
    const before = await others()
    await staff.erase()
    expect(await others()).toEqual(before)
    expect(await staff.holds('+12065550150')).toBe(true)
  })

  test('OUT-8: a stop keeps who took it when the person is erased', async () => {
    await staff.record(phonedStop({ evidence: { collectedBy: 'front desk', identity: 'Dana Reed' } }))
    await staff.erase()
    expect(await staff.ledger()).toMatchObject([{ proof: { collectedBy: 'front desk' } }, { type: 'erased' }])
    expect(await found(['Dana Reed'])).toEqual([])
  })
})

describe('erasing a person whose record has expired', () => {
  beforeEach(async () => {
    await begin(wellKnown)
    await system.text('STOP')
    system.advance(200 * DAY)
  })

  const lockedAway = () => JSON.stringify([...system.archived])

  test('REC-3: locks no details away, though retention archives before they are removed', async () => {
    const OldImage = await recordItemOf(system.table, PERSON)
    system.erasing.before = async () => {
      const NewImage = await recordItemOf(system.table, PERSON)
      await system.retain(streamed({ eventName: 'MODIFY', at: system.now(), OldImage, NewImage }))
    }
    await staff.erase()
    expect(system.archived.size).toBe(1)
    for (const word of [...PERSONAL, ...WORDS]) expect(lockedAway()).not.toContain(word)
    expect(lockedAway()).toContain(grant().at)
    expect(await staff.holds()).toBe(true)
  })

  test('REC-3: locks no details away where DynamoDB had removed the record already', async () => {
    const gone = await expireItem(system.table, (await recordItemOf(system.table, PERSON))!, system.now())
    system.erasing.before = async () => void (await system.retain(gone))
    await staff.erase()
    for (const word of [...PERSONAL, ...WORDS]) expect(lockedAway()).not.toContain(word)
  })

  test('REC-3: names what was locked away before', async () => {
    await system.expire()
    expect(lockedAway()).toContain(EVIDENCE.identity)
    const { kept } = await staff.erase()
    expect(kept.filter(({ what }) => what.startsWith('the archived history'))).toHaveLength(1)
  })
})

test('REC-3 erasing a person who had stopped ends the conversation and the review that came after', async () => {
  const definitions = indexDefinitions([withNumber(acme, NUMBER, { conversationAfterStop: true })])
  const system = systemOn(await newTable(), definitions)
  const staff = staffOf(system)
  await system.text('START')
  await system.text('STOP')
  system.advance(HOUR)
  await system.text('what time do you open tomorrow?')
  await system.text(UNSURE)
  await staff.erase()
  expect(await staff.gate('acme-alerts', { messageClass: 'conversational' })).toMatchObject({
    decision: 'deny',
    reason: 'opted_out',
  })
  expect((await staff.lookup()).review).toBeNull()
})
