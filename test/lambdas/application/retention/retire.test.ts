import { beforeEach, describe, expect, test } from 'vitest'
import type { ArchivedGeneration } from '../../../../lambdas/application/retention/retire.ts'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { eventsOf, verified } from '../../../faults/outcome.ts'
import { acme } from '../../../fixtures.ts'
import { writeMessages } from '../../../messages.ts'
import { expireItem, recordItemOf, streamed } from '../../../stream.ts'
import { beginningOf, keyedHash, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

const STOPPED_AT = '2026-11-21T13:00:00.000Z'
const AFTER_STOP = '2026-11-21T13:00:00.001Z'
const OFFERS_STOPPED_AT = '2026-11-21T12:00:00.000Z'

let system: System

/** Opted in, stopped an hour later, everything left that had to leave, and the record expired since. */
const begin = beginningOf(async (system) => {
  await system.text('OFFERS')
  await system.text('STOP OFFERS')
  system.advance(HOUR)
  await system.text('STOP')
  await system.settle()
  system.advance(200 * DAY)
})

beforeEach(async () => {
  system = await begin()
})

const ofPerson = async (to = PERSON) =>
  (await itemsOf(system.table)).filter(({ pk }) => String(pk).endsWith(`#${to}`))
const tombstones = async () =>
  (await itemsOf(system.table)).filter(({ pk }) => String(pk).startsWith('tombstone#'))
const typesOf = async () => (await eventsOf(system.table)).map(({ type }) => type)
const succeeded = { batchItemFailures: [] }
const failed = { batchItemFailures: [{ itemIdentifier: '1' }] }

const onlyArchived = (): [string, ArchivedGeneration] => {
  const [[key, archived] = []] = system.archived
  if (!key || !archived) throw new Error('nothing was archived')
  return [key, archived.history]
}

test('REC-1: one day before six months are over, a stop is still known as one', async () => {
  const early = systemOn(await newTable())
  await early.text('STOP')
  early.advance(Date.parse('2027-05-20T12:00:00.000Z') - Date.parse(early.now()))
  expect(await early.gate({ program: 'acme-alerts', to: PERSON })).toMatchObject({ reason: 'opted_out' })
})

describe('when a record has gone', () => {
  test('REC-4: its history goes too, and what remains has no number', async () => {
    expect(await system.expire()).toEqual(succeeded)
    expect(await ofPerson()).toEqual([])
    expect(JSON.stringify(await itemsOf(system.table))).not.toContain(PERSON)
  })

  test('REC-4: the tombstone keeps the last stop of each kind under a keyed hash, for ever', async () => {
    await system.expire()
    const [, { life }] = onlyArchived()
    expect(await tombstones()).toEqual([
      {
        pk: `tombstone#${await keyedHash({ tenant: 'acme', to: PERSON })}`,
        sk: 'tombstone',
        stops: { all: STOPPED_AT, byProgram: { 'acme-offers': OFFERS_STOPPED_AT } },
        archives: [{ life, until: '2032-06-09T13:00:00.000Z' }],
        version: 1,
      },
    ])
  })

  test('REC-4: the archive holds events with their details and chain, texts, replies and the record', async () => {
    const before = await itemsOf(system.table)
    await system.expire()
    const [key, history] = onlyArchived()
    const record = before.find(({ sk }) => sk === 'record')
    const kept = before.filter(({ sk }) => String(sk).startsWith('event#'))
    expect(history).toMatchObject({ tenant: 'acme', to: PERSON, record, expiredAt: system.now() })
    expect(history.events).toEqual(kept.map(({ pk: _pk, sk: _sk, ...event }) => event))
    expect(history.replies).toHaveLength(before.filter(({ kind }) => kind === 'reply').length)
    expect(history.texts).toContainEqual(
      expect.objectContaining({
        text: acme.programs.find(({ id }) => id === 'acme-offers')?.callToAction.text,
      }),
    )
    expect(key).toBe(`acme/${await keyedHash({ tenant: 'acme', to: PERSON })}/${record?.life}`)
  })

  test('REC-4: the archive holds its messages with what became of them, and they go with it', async () => {
    const [record] = (await itemsOf(system.table)).filter(({ sk }) => sk === 'record')
    const life = String(record?.life)
    const decisions = await writeMessages(system.table, PERSON, [life, life, null])
    await system.expire()
    const [, { messages }] = onlyArchived()
    expect(messages).toHaveLength(2)
    for (const message of messages) {
      expect(message).toMatchObject({
        life,
        program: 'acme-alerts',
        textHash: expect.any(String),
        to: PERSON,
      })
      expect(message).not.toHaveProperty('sk')
    }
    const left = await ofPerson()
    expect(left.map(({ life }) => life)).toEqual([null])
    expect(decisions).toContain(left[0]?.decisionId)
  })

  test('EVT-1: it is published last, with the number that ends the numbering', async () => {
    const last = system.published.at(-1)
    await system.expire()
    expect(system.published.at(-1)).toEqual({
      ...last,
      id: `${last?.id.split('.')[0]}.${Number(last?.seq) + 1}`,
      seq: Number(last?.seq) + 1,
      type: 'expired',
      program: null,
      at: system.now(),
    })
  })

  test('EVT-1: an event that nobody has published yet stays until it was', async () => {
    await system.text('HELP', { from: '+12065550143' })
    system.advance(200 * DAY)
    await system.expire('+12065550143')
    expect((await ofPerson('+12065550143')).map(({ kind }) => kind)).toEqual(['event'])
    await system.settle()
    expect(await ofPerson('+12065550143')).toEqual([])
  })

  test('IN-10: a START dated before the stop is still declined', async () => {
    await system.expire()
    await system.text('START', { at: STOPPED_AT })
    expect(await typesOf()).toEqual(['declined'])
    expect(await system.gate({ program: 'acme-alerts', to: PERSON })).toMatchObject({ decision: 'deny' })
  })

  test('OUT-9: a START dated after it opts in', async () => {
    await system.expire()
    await system.text('START', { at: AFTER_STOP })
    expect(await system.gate({ program: 'acme-alerts', to: PERSON })).toMatchObject({ decision: 'allow' })
  })

  test('REC-4: the stops of a second generation join those of the first', async () => {
    await system.expire()
    await system.text('START')
    await system.text('STOP')
    const again = system.now()
    system.advance(200 * DAY)
    await system.expire()
    expect(await tombstones()).toMatchObject([
      {
        stops: { all: again, byProgram: { 'acme-offers': OFFERS_STOPPED_AT } },
        archives: [{}, {}],
        version: 2,
      },
    ])
  })

  test('TEN-1: what another tenant knows of the same number stays', async () => {
    await system.text('STOP', { to: '+12065550110' })
    const others = async () => (await ofPerson()).filter(({ pk }) => String(pk).startsWith('globex#'))
    const before = await others()
    await system.expire()
    expect(await others()).toEqual(before)
    system.advance(200 * DAY)
    await system.expire(PERSON, 'globex')
    expect(new Set((await tombstones()).map(({ pk }) => pk)).size).toBe(2)
  })

  test('REC-4: a person who never stopped leaves no tombstone where nothing is archived', async () => {
    await system.text('HELP', { from: '+12065550143' })
    system.advance(200 * DAY)
    await bare().expire('+12065550143')
    expect(await tombstones()).toEqual([])
    expect(system.archived.size).toBe(0)
  })

  test('REC-4: a record generation of a tenant that no definition names any more is retired as well', async () => {
    const { tenantById } = system.execution.definitions
    ;(tenantById as Map<string, unknown>).delete('acme')
    try {
      expect(await system.expire()).toEqual(succeeded)
      expect(await ofPerson()).toEqual([])
    } finally {
      ;(tenantById as Map<string, unknown>).set('acme', acme)
    }
  })
})

/** The same table with a deployment that archives nothing. */
function bare(): System {
  const other = systemOn(system.table, system.execution.definitions, { archives: false })
  other.advance(Date.parse(system.now()) - Date.parse(other.now()))
  return other
}

describe('a record generation that began in between', () => {
  test('REC-4: keeps everything when the old record is seen to go late', async () => {
    const gone = await expireItem(system.table, (await recordItemOf(system.table, PERSON))!, system.now())
    await system.text('START')
    await system.settle()
    const alive = (await recordItemOf(system.table, PERSON))?.life?.S
    const before = (await ofPerson()).filter((item) => JSON.stringify(item).includes(String(alive)))
    await system.retain(gone)
    expect(await ofPerson()).toEqual(before)
    expect(await verified(system)).toMatchObject({ holds: true, events: 1 })
    expect(await system.gate({ program: 'acme-alerts', to: PERSON })).toMatchObject({ decision: 'allow' })
  })

  test('REC-4: in the place of the expired one has that one retired', async () => {
    const OldImage = await recordItemOf(system.table, PERSON)
    await system.text('START')
    const NewImage = await recordItemOf(system.table, PERSON)
    expect(NewImage?.replacedLife).toEqual(OldImage?.life)
    await system.retain(streamed({ eventName: 'MODIFY', at: system.now(), OldImage, NewImage }))
    expect(await typesOf()).toEqual(['opted_in'])
    expect([...system.archived.values()]).toMatchObject([{ history: { life: OldImage?.life?.S } }])
    expect(await tombstones()).toMatchObject([{ stops: { all: STOPPED_AT } }])
  })

  test('EVT-1: has the numbering of the expired one ended before its own begins, once', async () => {
    const OldImage = await recordItemOf(system.table, PERSON)
    const before = system.published.length
    await system.text('START')
    const NewImage = await recordItemOf(system.table, PERSON)
    const life = OldImage?.life?.S
    await system.settle()
    await system.retain(streamed({ eventName: 'MODIFY', at: system.now(), OldImage, NewImage }))
    expect(system.published.slice(before).map(({ id, seq, type }) => [id, seq, type])).toEqual([
      [`${life}.4`, 4, 'expired'],
      [`${NewImage?.life?.S}.1`, 1, 'opted_in'],
    ])
    expect(system.published[before]).toMatchObject({
      tenant: 'acme',
      to: PERSON,
      program: null,
      at: new Date(Number(OldImage?.expiresAt?.N) * 1000).toISOString(),
    })
  })

  test('EVT-1: publishes it though the expired one is retired first', async () => {
    const OldImage = await recordItemOf(system.table, PERSON)
    await system.text('START')
    const NewImage = await recordItemOf(system.table, PERSON)
    await system.retain(streamed({ eventName: 'MODIFY', at: system.now(), OldImage, NewImage }))
    await system.settle()
    expect(system.published.filter(({ type }) => type === 'expired')).toMatchObject([
      { id: `${OldImage?.life?.S}.4` },
    ])
    expect((await ofPerson()).filter(({ sk }) => String(sk).includes(String(OldImage?.life?.S)))).toEqual([])
  })

  test('REC-4: is no longer said to have replaced one after its next change', async () => {
    await system.text('START')
    await system.text('HELP')
    expect(await recordItemOf(system.table, PERSON)).not.toHaveProperty('replacedLife')
  })
})

describe('retention passes over', () => {
  const unchanged = async (change: Parameters<typeof streamed>[0]) => {
    const before = await itemsOf(system.table)
    expect(await system.retain(streamed(change))).toEqual(succeeded)
    expect([await itemsOf(system.table), system.archived.size]).toEqual([before, 0])
  }
  const timeToLive = { type: 'Service', principalId: 'dynamodb.amazonaws.com' }
  const at = STOPPED_AT

  test('REC-4: the expiry of other kinds of item', async () => {
    const OldImage = { pk: { S: `acme#${PERSON}` }, sk: { S: 'invitation#1' }, life: { S: 'x' } }
    await unchanged({ eventName: 'REMOVE', at, OldImage, userIdentity: timeToLive })
  })

  test('REC-4: a record that a person removed by hand', async () => {
    await unchanged({ eventName: 'REMOVE', at, OldImage: await recordItemOf(system.table, PERSON) })
  })

  test('REC-4: a change within one generation', async () => {
    const record = await recordItemOf(system.table, PERSON)
    await unchanged({ eventName: 'MODIFY', at, OldImage: record, NewImage: record })
  })

  test('REC-4: a record that is new', async () => {
    await unchanged({ eventName: 'INSERT', at, NewImage: await recordItemOf(system.table, PERSON) })
  })
})

describe('a failure', () => {
  test('REC-4: of the archive keeps the history, and the next try ends whole', async () => {
    const history = (await ofPerson()).filter(({ sk }) => sk !== 'record')
    const gone = await expireItem(system.table, (await recordItemOf(system.table, PERSON))!, system.now())
    const { keep } = system.archive
    system.archive.keep = async () => {
      throw new Error(`no room for ${PERSON}`)
    }
    expect(await system.retain(gone)).toEqual(failed)
    expect(await ofPerson()).toEqual(history)
    expect(system.published.map(({ type }) => type)).not.toContain('expired')
    expect(JSON.stringify(system.logged)).not.toContain(PERSON)

    system.archive.keep = keep
    expect(await system.retain(gone)).toEqual(succeeded)
    expect(await ofPerson()).toEqual([])
  })

  test('REC-4: after the archive never lets a history with gaps take the place of the whole one', async () => {
    const gone = await expireItem(system.table, (await recordItemOf(system.table, PERSON))!, system.now())
    const { publish } = system.relay
    system.relay.publish = async () => {
      throw new Error('no topic')
    }
    expect(await system.retain(gone)).toEqual(failed)
    const archived = structuredClone([...system.archived])
    system.relay.publish = publish
    expect(await system.retain(gone)).toEqual(succeeded)
    expect([...system.archived]).toEqual(archived)
    expect(system.published.at(-1)?.type).toBe('expired')
  })
})
