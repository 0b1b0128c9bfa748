import { createHash } from 'node:crypto'
import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import canonicalize from 'canonicalize'
import { beforeEach, describe, expect, test } from 'vitest'
import { eventKey } from '../../../../lambdas/adapters/core/keys.ts'
import { evidence } from '../../../../lambdas/application/evidence/evidence.ts'
import type {
  Evidence,
  EvidenceEvent,
  Packet,
} from '../../../../lambdas/application/evidence/evidence-packet.ts'
import { problemsOf } from '../../../../lambdas/application/evidence/verify-parts.ts'
import { verifyNumber } from '../../../../lambdas/application/evidence/verify-tenant.ts'
import { HOUR } from '../../../../lambdas/domain/core/time.ts'
import { createReading } from '../../../../lambdas/handlers/wiring/reading.ts'
import { evidencePage } from '../../../../lambdas/pages/evidence/evidence-page.ts'
import {
  hasSignature,
  withoutSignature,
  withSignature,
} from '../../../../lambdas/pages/evidence/signature-block.ts'
import { acme } from '../../../fixtures.ts'
import { writeMessages } from '../../../messages.ts'
import { PUBLIC_KEY, signer } from '../../../signer.ts'
import { beginningOf, keyedHash, NOON, NUMBER, PERSON, type System } from '../../../system.ts'

const WORDS = 'I agree to get the codes with which I sign in at Acme by text message.'

let system: System

async function act(system: System): Promise<void> {
  await system.text('OFFERS')
  await system.settle()
  system.advance(HOUR)
  await system.operator({
    action: 'record',
    tenant: 'acme',
    by: 'dana',
    ...{
      program: 'acme-login',
      to: PERSON,
      status: 'opted_in',
      level: 'express_written',
      medium: 'paper_form',
    },
    at: NOON,
    evidence: {
      callToAction: WORDS,
      ...{ language: 'en', action: 'signed', identity: 'Dana Reed', collectedBy: 'front desk' },
      ...{ ip: null, userAgent: null, reference: 'form 4711', inboundMessageId: null },
    },
  })
  system.advance(HOUR)
  await system.text('STOP')
  await system.settle()
}

const begin = beginningOf(act)
/** The same, and then so many calls for help that the evidence takes several answers. */
const beginLong = beginningOf(async (system) => {
  await act(system)
  for (let i = 0; i < 8; i++) await system.text('HELP')
})

beforeEach(async () => {
  system = await begin()
})

const packet = async (change: object = {}) =>
  (await system.records({ action: 'evidence', tenant: 'acme', to: PERSON, ...change })) as Evidence
const STRANGER = '+12065550199'
const generations = (life: string | null, count: number) => Array.from({ length: count }, () => life)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('REC-5: the evidence about a number', () => {
  test('says whose it is and where they stand now', async () => {
    expect(await packet()).toMatchObject({
      ...{ tenant: 'acme', brand: 'Acme', to: PERSON, generatedAt: system.now(), cursor: null },
      now: { programs: { 'acme-offers': { status: 'opted_out' } }, ownedDevice: null, review: null },
      chain: { holds: true, events: 3 },
    })
  })

  test('has every event with what was written and who it was', async () => {
    const { events } = await packet()
    expect(events).toMatchObject([
      { type: 'opted_in', program: 'acme-offers', medium: 'sms_keyword', body: 'OFFERS', personal: null },
      {
        ...{
          type: 'opted_in',
          program: 'acme-login',
          medium: 'paper_form',
          at: NOON,
          by: 'dana',
          body: null,
        },
        personal: { identity: 'Dana Reed', ip: null, userAgent: null },
        proof: { action: 'signed', collectedBy: 'front desk', reference: 'form 4711' },
      },
      {
        type: 'opted_out',
        program: null,
        medium: 'sms_keyword',
        level: null,
        callToAction: null,
        body: 'STOP',
      },
    ])
    expect(events.map(({ erased }) => erased)).toEqual([false, false, false])
  })

  test('has the words that were shown, in full, under their own hashes', async () => {
    const { events, texts } = await packet()
    const shown = events.map(({ callToAction }) => texts[callToAction?.hash ?? '']?.text)
    expect(shown).toEqual([acme.programs[1]?.callToAction.text, WORDS, undefined])
    for (const [hash, { text }] of Object.entries(texts)) expect(sha256(text)).toBe(hash)
  })

  test('has every reply as it was sent', async () => {
    const { replies, texts, events } = await packet()
    expect(replies).toMatchObject([
      { kind: 'opt_in_confirmation', status: 'sent', number: NUMBER, messageId: 'm', owedBy: events[0]?.id },
      { kind: 'stop_confirmation', status: 'sent', programs: [], claimedAt: system.now() },
    ])
    expect(replies.map(({ textHash }) => texts[textHash ?? '']?.text)).toEqual(
      system.sent.map(({ body }) => body),
    )
  })

  test('can be checked with nothing but SHA-256 and RFC 8785 (REC-3)', async () => {
    const { events } = await packet()
    for (const [i, event] of events.entries()) {
      const { salt, body, personal, detailHash } = event
      const detail = Object.entries({ salt, body, ...personal }).filter(([, value]) => value !== null)
      expect(sha256(event.hashed)).toBe(event.hash)
      expect(JSON.parse(event.hashed)).toMatchObject({ to: PERSON, prevHash: event.prevHash, detailHash })
      expect(event.prevHash).toBe(events[i - 1]?.hash ?? null)
      expect(detailHash).toBe(sha256(canonicalize(Object.fromEntries(detail)) ?? ''))
    }
  })

  test('says what was erased, and still holds', async () => {
    await system.operator({ action: 'erase', tenant: 'acme', to: PERSON, by: 'dana' })
    const { events, chain, html } = await packet()
    expect(events.map(({ type, erased }) => [type, erased])).toEqual([
      ['opted_in', true],
      ['opted_in', true],
      ['opted_out', true],
      ['erased', false],
    ])
    expect(events).toMatchObject([{ body: null }, { personal: null }, { body: null }, {}])
    expect(chain).toMatchObject({ holds: true })
    expect(html).toContain('at the person’s request')
    expect(html).not.toContain('Dana Reed')
  })

  test('says where its chain breaks (REC-3)', async () => {
    const { client, tableName } = system.table
    const { life } = (await packet()).events[0]!
    const Key = marshall({ pk: `acme#${PERSON}`, sk: `event#${life}#0000000002` })
    await client.send(new DeleteItemCommand({ TableName: tableName, Key }))
    const { chain, html } = await packet()
    expect(chain).toMatchObject({ holds: false, firstBreak: { seq: 2, what: 'missing' } })
    expect(html).toContain('Event no. 2 is missing')
  })

  test('of an unknown person is nothing, and holds', async () => {
    expect(await packet({ to: STRANGER })).toMatchObject({
      ...{ events: [], replies: [], messages: [], texts: {}, cursor: null },
      chain: { holds: true },
    })
  })
})

const CHECKING = { keys: [PUBLIC_KEY], withoutSignature, hasSignature }

describe('REC-5: evidence that is too long for one answer', () => {
  const MAX_BYTES = 25_000
  const ROOMY = 300_000

  async function pages(to = PERSON, maxBytes = MAX_BYTES): Promise<Evidence[]> {
    const reading = {
      ...createReading(system.table, keyedHash, signer),
      clock: system.now,
      page: evidencePage,
      withSignature,
      maxBytes,
    }
    const found: Evidence[] = []
    let cursor: string | undefined
    do {
      const page = await evidence(reading, acme, to, cursor)
      found.push(page)
      cursor = page.cursor ?? undefined
    } while (cursor)
    return found
  }

  beforeEach(async () => {
    system = await beginLong()
  })

  test('comes in pages, every event and reply once, with the texts that each refers to', async () => {
    const found = await pages()
    expect(found.length).toBeGreaterThan(1)
    expect(found.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
      Array.from({ length: 11 }, (_, i) => i + 1),
    )
    expect(found.flatMap(({ replies }) => replies.map(({ kind }) => kind))).toEqual([
      ...['opt_in_confirmation', 'stop_confirmation'],
      ...Array.from({ length: 8 }, () => 'help'),
    ])
    for (const page of found) {
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(MAX_BYTES)
      for (const { textHash } of page.replies) if (textHash) expect(page.texts).toHaveProperty(textHash)
    }
    expect(found.map(({ chain }) => chain?.holds ?? null)).toEqual([true, ...found.slice(1).map(() => null)])
  })

  test('has each message once, behind the last event, whichever generation it belongs to', async () => {
    const [{ life }] = (await packet()).events as [EvidenceEvent]
    const written = await writeMessages(system.table, PERSON, [
      ...generations(null, 30),
      ...generations(life, 40),
    ])
    const found = await pages()
    expect(found.flatMap(({ events }) => events)).toHaveLength(11)
    expect(found.flatMap(({ messages }) => messages.map(({ decisionId }) => decisionId)).sort()).toEqual(
      written,
    )
    const last = found.findLastIndex(({ events }) => events.length > 0)
    expect(found.slice(0, last).flatMap(({ messages }) => messages)).toEqual([])
    expect(found.length).toBeGreaterThan(last + 2)
    for (const page of found) {
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(MAX_BYTES)
    }
    expect(problemsOf(found, CHECKING)).toEqual([])
    expect(problemsOf(found.toSpliced(1, 1), CHECKING)).toContain(
      'part 3: it does not follow the part before it',
    )
    expect(problemsOf(found.slice(0, -1), CHECKING)).toContain(`part ${found.length} is missing`)
  })

  test('loses none of more messages than one read of the table brings, to who has no record, and no page is too long', async () => {
    const written = await writeMessages(system.table, STRANGER, generations(null, 600), 2000)
    const found = await pages(STRANGER, ROOMY)
    expect(found.flatMap(({ messages }) => messages.map(({ decisionId }) => decisionId)).sort()).toEqual(
      written,
    )
    expect(found.length).toBeLessThanOrEqual(4)
    for (const page of found) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(ROOMY)
  }, 60_000)

  test('is rendered at most three times a page, however long the ledger is', async () => {
    for (let i = 0; i < 70; i++) await system.text('HELP')
    const rendered: number[] = []
    const page = (packet: Packet) => {
      rendered.push(packet.events.length)
      return evidencePage(packet)
    }
    const reading = {
      ...createReading(system.table, keyedHash, signer),
      clock: system.now,
      page,
      withSignature,
      maxBytes: 150_000,
    }
    const { events, cursor } = await evidence(reading, acme, PERSON, undefined)
    expect(events.length).toBeGreaterThan(25)
    expect(cursor).not.toBeNull()
    expect(rendered.length).toBeLessThanOrEqual(3)
    expect(Math.max(...rendered)).toBeLessThan(78)
  })

  describe('that is too long to be verified as a whole', () => {
    const long = async () => {
      const reading = {
        ...createReading(system.table, keyedHash, signer),
        ...{ clock: system.now, page: evidencePage, withSignature, maxVerified: 10, maxBytes: MAX_BYTES },
      }
      const found: Evidence[] = []
      let cursor: string | undefined
      do {
        const page = await evidence(reading, acme, PERSON, cursor)
        found.push(page)
        cursor = page.cursor ?? undefined
      } while (cursor)
      return found
    }

    test('comes in parts that hold together offline, each with what was checked of it', async () => {
      const found = await long()
      expect(found.length).toBeGreaterThan(1)
      expect(found.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
        Array.from({ length: 11 }, (_, i) => i + 1),
      )
      for (const { chain, events, html, part } of found) {
        expect(chain).toMatchObject({ of: 'part', holds: true, events: events.length })
        expect(html).toContain(`this is part ${part} of it.`)
        expect(html).not.toContain('This record agrees')
      }
      expect(problemsOf(found, CHECKING)).toEqual([])
    })

    test.each(['hash', 'prevHash'])('shows that the %s of an event was changed', async (field) => {
      const { events } = await packet()
      const { life } = events[0] as EvidenceEvent
      await system.table.client.send(
        new UpdateItemCommand({
          TableName: system.table.tableName,
          Key: marshall({ pk: `acme#${PERSON}`, sk: eventKey(life, 2) }),
          UpdateExpression: 'SET #field = :value',
          ExpressionAttributeNames: { '#field': field },
          ExpressionAttributeValues: marshall({ ':value': 'x' }),
        }),
      )
      const [first] = await long()
      expect(first?.chain).toMatchObject({ holds: false, firstBreak: { seq: 2, what: 'changed' } })
      expect(first?.html).toContain('This part of the record does not agree with itself.')
    })

    test('is named by verify, which claims nothing of it', async () => {
      const verifying = { ...createReading(system.table, keyedHash, signer), clock: system.now }
      const found = await verifyNumber({ ...verifying, maxEvents: 10 }, { tenant: 'acme', to: PERSON })
      expect(found).toMatchObject({ holds: false, firstBreak: { seq: null, what: 'too_long' } })
    })
  })

  test('TEN-1: whose cursor is refused for another number and another tenant', async () => {
    const [{ cursor } = { cursor: null }] = await pages()
    for (const change of [{ to: '+12065550143' }, { tenant: 'globex' }]) {
      expect(await packet({ cursor, ...change })).toMatchObject({
        error: { code: 'invalid_request', issues: [{ path: 'cursor' }] },
      })
    }
    expect(await packet({ cursor })).not.toHaveProperty('chain')
  })
})

test('TEN-1: nothing of one tenant is in the evidence of another', async () => {
  await system.text('HELP', { to: '+12065550110' })
  const globex = (await packet({ tenant: 'globex' })) as Evidence
  expect(globex).toMatchObject({ brand: 'Globex', events: [{ type: 'help_asked' }], chain: { events: 1 } })
  expect(JSON.stringify(globex)).not.toMatch(/acme/i)
  expect(JSON.stringify(await packet())).not.toMatch(/globex/i)
})
