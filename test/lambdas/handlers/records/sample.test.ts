import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Sample } from '../../../../lambdas/application/staff/sample.ts'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { acme } from '../../../fixtures.ts'
import { signUp } from '../../../site.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

let system: System

const draw = (change: object = {}) =>
  system.records({
    ...{ action: 'sample', tenant: 'acme', program: 'acme-alerts', count: 5, seed: 'audit 1' },
    ...change,
  })
const sample = async (change: object = {}) => (await draw(change)) as Sample
const numbersOf = async (change: object = {}) => (await sample(change)).rows.map(({ to }) => to)

const SIGNED = {
  callToAction: 'I agree to receive text messages about my orders from Acme.',
  language: 'en',
  action: 'signed',
  identity: 'Dana Reed',
  collectedBy: 'front desk',
  reference: 'form 4711',
}
const onPaper = (to: string) => ({
  ...{ program: 'acme-alerts', to, status: 'opted_in', level: 'express', medium: 'paper_form' },
  ...{ at: '2026-11-20T09:30:00.000Z', evidence: SIGNED },
})
const record = (row: object) => system.operator({ action: 'record', tenant: 'acme', by: 'dana', ...row })

describe('REC-5: a sample of forty people', () => {
  const PEOPLE = Array.from({ length: 40 }, (_, i) => `+120655502${String(i).padStart(2, '0')}`)

  let crowd: System

  beforeAll(async () => {
    crowd = systemOn(await newTable())
    await crowd.operator({ action: 'import', tenant: 'acme', by: 'dana', rows: PEOPLE.map(onPaper) })
  })

  beforeEach(() => {
    system = crowd
  })

  test('has as many as were asked for, each once, out of so many', async () => {
    const { rows, people } = await sample({ count: 7 })
    expect([rows.length, new Set(rows.map(({ to }) => to)).size, people]).toEqual([7, 7, 40])
  })

  test('is the same for the same seed, and another for another', async () => {
    expect(await numbersOf()).toEqual(await numbersOf())
    expect(await numbersOf({ seed: 'audit 2' })).not.toEqual(await numbersOf())
  })

  test('with more people begins with the same', async () => {
    expect((await numbersOf({ count: 20 })).slice(0, 5)).toEqual(await numbersOf())
  })

  test('is everybody where there are no more', async () => {
    expect((await numbersOf({ count: 100 })).toSorted()).toEqual(PEOPLE)
  })

  test('draws each as often as any other, over many seeds', async () => {
    const drawn = new Map(PEOPLE.map((to) => [to, 0]))
    for (let i = 0; i < 25; i++)
      for (const to of await numbersOf({ count: 20, seed: `seed ${i}` })) drawn.set(to, drawn.get(to)! + 1)
    // 12.5 of 25 each; four standard deviations are 10.
    for (const count of drawn.values()) expect(Math.abs(count - 12.5)).toBeLessThan(10)
  })

  test('has nobody of another program or tenant (TEN-1)', async () => {
    expect((await sample({ program: 'acme-offers' })).people).toBe(0)
    expect((await sample({ tenant: 'globex', program: 'globex-news' })).rows).toEqual([])
  })

  test('of a program of another tenant is refused', async () => {
    expect(await draw({ program: 'globex-news' })).toMatchObject({ error: { code: 'unknown_program' } })
  })

  test.each([
    ['count', { count: 101 }],
    ['count', { count: 0 }],
    ['count', { count: 1.5 }],
    ['seed', { seed: undefined }],
    ['seed', { seed: '' }],
    ['program', { program: undefined }],
  ])('without a usable %s is refused by that name', async (path, change) => {
    expect(await draw(change)).toMatchObject({ error: { code: 'invalid_request', issues: [{ path }] } })
  })
})

describe('REC-5: a person of a sample', () => {
  beforeEach(async () => {
    system = systemOn(await newTable())
  })

  test('has the evidence of a row that was recorded, and who recorded it', async () => {
    const { event } = (await record(onPaper(PERSON))) as { event: { id: string } }
    const { at, program, level, medium } = onPaper(PERSON)
    expect((await sample()).rows).toEqual([
      {
        ...{ program, to: PERSON, status: 'opted_in', level, medium, at, body: null },
        evidence: { ...SIGNED, ip: null, userAgent: null, inboundMessageId: null },
        ...{ event: event.id, recordedAt: NOON, by: 'dana' },
      },
    ])
  })

  test('who texted a keyword has its words, its message and what they answered', async () => {
    await system.text('OFFERS')
    const [row] = (await sample({ program: 'acme-offers' })).rows
    expect(row).toMatchObject({
      ...{ level: 'express_written', medium: 'sms_keyword', at: NOON, body: 'OFFERS', by: null },
      evidence: {
        callToAction: acme.programs.find(({ id }) => id === 'acme-offers')?.callToAction.text,
        inboundMessageId: expect.any(String),
      },
    })
  })

  test('who signed up on the form has what the form told, beside the YES', async () => {
    await signUp(system)
    system.advance(MINUTE)
    await system.text('YES')
    expect((await sample({ program: 'acme-offers' })).rows).toMatchObject([
      {
        body: 'YES',
        evidence: { action: 'box ticked', ip: expect.any(String), userAgent: expect.any(String) },
      },
    ])
  })

  test('whose event was altered is left out, and can still be looked up (REC-3)', async () => {
    await system.text('START')
    const { client, tableName } = system.table
    const event = (await itemsOf(system.table)).find(({ sk }) => String(sk).startsWith('event#'))
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: marshall({ pk: event?.pk, sk: event?.sk }),
        UpdateExpression: 'REMOVE event.#level',
        ExpressionAttributeNames: { '#level': 'level' },
      }),
    )
    expect(await sample()).toMatchObject({ people: 1, rows: [] })
    expect(await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })).toMatchObject({
      programs: { 'acme-alerts': { status: 'opted_in' } },
    })
  })

  test('who stopped is in none, who came back is in it again', async () => {
    await system.text('START')
    system.advance(HOUR)
    await system.text('STOP')
    expect(await numbersOf()).toEqual([])
    system.advance(HOUR)
    await system.text('START')
    expect(await numbersOf()).toEqual([PERSON])
  })
})
