import { describe, expect, test } from 'vitest'
import type { EvidenceEvent, Packet } from '../../../../lambdas/application/evidence/evidence-packet.ts'
import type { MessageEvidence } from '../../../../lambdas/application/evidence/message-evidence.ts'
import { eventBase } from '../../../../lambdas/domain/core/events.ts'
import { STOP_MEDIA } from '../../../../lambdas/domain/core/medium.ts'
import { GRANT_MEDIA } from '../../../../lambdas/domain/core/vocabulary.ts'
import { evidencePage } from '../../../../lambdas/pages/evidence/evidence-page.ts'
import { GRANT_WAYS, STOP_WAYS } from '../../../../lambdas/pages/evidence/plain-words.ts'
import { days, hours, mainNumber, noon, person } from '../../../fixtures.ts'

const nowhere = { status: 'none', level: null, medium: null, since: null } as const

const empty: Packet = {
  ...{
    tenant: 'acme',
    brand: 'Acme',
    to: person,
    generatedAt: days(2),
    events: [],
    replies: [],
    messages: [],
    denied: [],
  },
  texts: {},
  now: {
    ...{ programs: { 'acme-offers': nowhere }, expiresAt: null, windows: {}, window: null },
    ...{ review: null, ownedDevice: null, denied: null, zone: null },
    ...{ reachability: { status: 'reachable' }, heardAt: null },
  },
  zones: ['America/Los_Angeles'],
  programs: { 'acme-offers': 'Acme Offers' },
  part: 1,
  chain: { of: 'record', tenant: 'acme', to: person, holds: true, events: 0, firstBreak: null },
  cursor: null,
}

const broken = {
  of: 'record',
  ...{ tenant: 'acme', to: person, holds: false, events: 2 },
  firstBreak: { seq: null, what: 'record_differs' },
} as const

function event(seq: number, at: string, says: object): EvidenceEvent {
  return {
    ...eventBase(at, at),
    ...{ id: `life.${seq}`, seq, life: 'life', level: null, medium: null, callToAction: null, proof: null },
    ...{ receivedAt: null, personal: null, body: null, erased: false, salt: null, detailHash: null },
    ...{ prevHash: null, hashed: '{}', hash: 'f'.repeat(64), program: 'acme-offers', ...says },
  } as EvidenceEvent
}

const optedIn = {
  ...{ type: 'opted_in', level: 'express_written', medium: 'web_form', request: null, confirmed: true },
  callToAction: { hash: 'words', language: 'en' },
}

/** The text that a reader sees: without tags, and with single spaces. */
function textOf(packet: Packet): string {
  return evidencePage(packet)
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

function message(change: Partial<MessageEvidence> = {}): MessageEvidence {
  return {
    ...{ life: 'life', at: hours(8), decisionId: 'decision-1', program: 'acme-offers', from: mainNumber },
    ...{ messageClass: 'promotional', consent: 'life.1', reason: 'opted_in', status: 'sent' },
    ...{ messageId: 'message-1', refusal: null, segments: 1, carries: ['brand', 'opt_out'], confirms: null },
    ...{ textHash: 'a'.repeat(64), delivery: null, ...change },
  } as MessageEvidence
}

const delivered = { outcome: 'TEXT_DELIVERED', at: hours(9), final: true }

describe('REC-5: the page', () => {
  test('summarizes each program in plain English', () => {
    const events = [
      event(1, noon, optedIn),
      event(2, days(1), { type: 'opted_out', program: null, medium: 'sms_keyword', number: mainNumber }),
    ]
    const now = {
      ...empty.now,
      programs: { 'acme-offers': { ...nowhere, status: 'opted_out', since: days(1) } as const },
    }
    expect(textOf({ ...empty, events, now })).toContain(
      'Opted in on November 21, 2026, 12:00 PM UTC, in writing, on a web form (express written consent). ' +
        'Stopped all messages from Acme on November 22, 2026, 12:00 PM UTC, by text message. ' +
        'Now: stopped since November 22, 2026, 12:00 PM UTC. No messages from this program may be sent.',
    )
  })

  test('quotes the words shown once in full, and refers to them after that', () => {
    const events = [event(1, noon, optedIn), event(2, hours(1), optedIn)]
    const page = textOf({ ...empty, events, texts: { words: { language: 'en', text: 'I agree.' } } })
    expect(page).toMatch(/Words shown or read out \(English\): I agree\./)
    expect(page.match(/I agree\./g)).toHaveLength(1)
    expect(page).toContain('the same as in the entry of November 21, 2026, 12:00 PM UTC')
  })

  test('IN-8 says that the words are not known where a text does not tell them', () => {
    const started = { ...optedIn, medium: 'sms_keyword', callToAction: null } as const
    expect(textOf({ ...empty, events: [event(1, noon, started)] })).toContain(
      'Words shown or read out: not known.',
    )
  })

  test('escapes everything that people or staff wrote', () => {
    const evil = '<script>alert("1")</script>&\''
    const personal = { identity: evil, ip: evil, userAgent: evil }
    const proof = { action: evil, collectedBy: evil, reference: evil, inboundMessageId: evil }
    const events = [
      event(1, noon, { ...optedIn, body: evil, personal, proof, by: evil, requestId: evil, id: evil }),
    ]
    const page = evidencePage({
      ...empty,
      brand: evil,
      events,
      texts: { words: { language: evil, text: evil } },
    })
    expect(page).not.toMatch(/<script|alert\("1"\)/)
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(8)
  })

  test('needs no network and runs no script', () => {
    expect(evidencePage(empty)).not.toMatch(/<script|<link|<img|@import|url\(|\bon\w+=/)
  })

  test('says when details were erased', () => {
    const events = [
      event(1, noon, { ...optedIn, erased: true }),
      event(2, hours(1), { type: 'erased', program: null }),
    ]
    expect(textOf({ ...empty, events })).toContain(
      'was erased on November 21, 2026, 1:00 PM UTC at the person’s request',
    )
  })

  test('says that details are missing if no event erased them', () => {
    const events = [
      event(1, noon, { type: 'erased', program: null }),
      event(2, hours(1), { ...optedIn, erased: true }),
    ]
    const page = textOf({ ...empty, events, chain: broken })
    expect(page).toContain('is missing, and no entry says that it was erased')
    expect(page).not.toContain('at the person’s request.')
  })

  test('says in a part that details were erased only if that is known', () => {
    const events = [event(1, noon, { ...optedIn, erased: true })]
    const part = { ...empty, events, cursor: 'next' }
    expect(textOf(part)).toContain('was erased at the person’s request, as a later part shows')
    for (const chain of [broken, undefined]) {
      expect(textOf({ ...part, chain })).toContain(
        'is not here; if it was erased at the person’s request, a later part says so',
      )
    }
  })

  test('claims no more than was checked', () => {
    const agrees = 'This record agrees with itself.'
    expect(textOf(empty)).toContain(agrees)
    expect(textOf(empty)).not.toMatch(/intact|have not been changed|never changed since/i)
    expect(textOf({ ...empty, chain: broken })).not.toContain(agrees)
    expect(textOf({ ...empty, chain: undefined })).not.toContain(agrees)
    const ofPart = { ...empty, events: [event(9, noon, optedIn)], part: 3 }
    expect(textOf({ ...ofPart, chain: undefined })).toContain('The first part of this document says whether')
    const long = textOf({ ...ofPart, chain: { ...empty.chain, of: 'part', events: 1 } as Packet['chain'] })
    expect(long).toContain('The events of this part agree with each other.')
    expect(long).toContain('too long to be checked as a whole')
    expect(long).toContain('this is part 3 of it. Earlier entries are in part 2. It is the last part.')
    expect(long).not.toContain('This record agrees')
    const torn = textOf({ ...ofPart, chain: { ...broken, of: 'part' } })
    expect(torn).toContain('This part of the record does not agree with itself.')
  })

  test('says that digests could not be read, and claims no comparison', () => {
    const chain = { ...empty.chain, events: 1 } as Packet['chain']
    const page = textOf({ ...empty, events: [event(1, noon, optedIn)], chain, digest: 'unreadable' })
    expect(page).toContain('could not be read')
    expect(page).not.toContain('with the digest of')
  })

  test('names the digest that it was compared with, and what that shows', () => {
    const chain = { ...empty.chain, events: 2 } as Packet['chain']
    const shown = (digest: Packet['digest']) => textOf({ ...empty, chain, digest })
    expect(shown({ since: noon, seq: 2, agrees: true })).toMatch(
      /agrees with itself, and with the digest of November 21, 2026, 12:00 PM UTC\. .* has the fingerprint of event no. 2/,
    )
    expect(shown({ since: noon, seq: 2, agrees: false })).toMatch(
      /agrees with itself, but not with the digest of November 21.* another fingerprint of event no. 2/,
    )
    expect(shown({ since: noon, seq: null, agrees: false })).toContain('does not know it')
    expect(shown({ since: noon, seq: null, agrees: true })).toMatch(
      /agrees with itself\. .* is newer than the last digest/,
    )
    expect(shown(null)).toMatch(/agrees with itself\. .* not compared with a digest/)
  })

  test('shows the recipient’s own time beside UTC, and no id of the system', () => {
    const events = [event(1, noon, optedIn)]
    const page = textOf({ ...empty, events, messages: [message({})] })
    expect(page).toContain('Nov 21, 2026 12:00:00 PM UTC 4:00 AM PST')
    expect(page).not.toMatch(/life\.1|decision-1|message-1|acme-offers/)
    const zones = ['America/Chicago', 'America/Denver']
    expect(textOf({ ...empty, events, zones })).toContain('6:00 AM CST or 5:00 AM MST')
  })

  test('does not mistake staff named “schedule” for the schedule (TEN-1)', () => {
    const shownFor = (requestId: string | null) =>
      textOf({ ...empty, events: [event(1, noon, { ...optedIn, by: 'schedule', requestId })] })
    expect(shownFor('request-1')).toContain('staff, under the name “schedule”')
    expect(shownFor(null)).toContain('no one: its deadline passed')
  })

  test('says what does not fit', () => {
    const chain = broken
    expect(textOf({ ...empty, chain })).toContain(
      'This record does not agree with itself. The record does not agree with its events.',
    )
  })

  test('says that a page of a long record is a part, and leaves out its history', () => {
    const page = textOf({
      ...empty,
      events: [event(9, noon, optedIn)],
      part: 2,
      chain: undefined,
      cursor: 'next',
    })
    expect(page).toContain(
      'this is part 2 of it. Earlier entries are in part 1. Later entries are in part 3.',
    )
    expect(page).not.toContain('Opted in on')
  })

  test('has words for every medium of consent and stops', () => {
    for (const medium of STOP_MEDIA) expect(STOP_WAYS[medium]).toMatch(/^[a-z ,’-]+$/)
    for (const medium of GRANT_MEDIA) expect(GRANT_WAYS[medium]).toMatch(/^[a-z ,’-]+$/)
  })
})

describe('REC-5: the page shows for each message', () => {
  const events = [event(1, noon, optedIn)]
  const shownFor = (change: Partial<MessageEvidence>, more: Partial<Packet> = {}) =>
    textOf({ ...empty, messages: [message(change)], ...more })

  test('its time, purpose, content and outcome', () => {
    expect(shownFor({ segments: 2, delivery: delivered }, { events })).toMatch(
      new RegExp(
        'Nov 21, 2026 8:00:00 PM UTC 12:00 PM PST Acme Offers: marketing message From \\+12065550100 in 2 parts. ' +
          'Its text says who sent it and how to stop. ' +
          'The person’s opt-in: event no. 1 of November 21, 2026, 12:00 PM UTC ' +
          'Sent, delivered to the phone \\(reported November 21, 2026, 9:00 PM UTC\\).',
      ),
    )
  })

  test('that its words are not stored, who has them, and that other messages are not listed', () => {
    const page = shownFor({})
    expect(page).toContain(
      'The words of these messages are not stored here. The system that requested them has them; the data file has the fingerprint of each',
    )
    expect(page).toContain('What Acme sent by other means is not listed.')
  })

  test.each([
    ['opted_in', 'The person’s opt-in: an event that is not listed here'],
    [
      'conversation_window',
      'The person’s own message, which the brand may answer for 24 hours: an event that is not listed here',
    ],
    [
      'owned_device',
      'The list of the brand’s own devices, which no person uses: an event that is not listed here',
    ],
    ['requested_by_recipient', 'The person had just asked for this code.'],
    ['a_later_reason', 'a_later_reason: an event that is not listed here'],
  ])('GATE-6: what allowed it, for %s', (reason, words) => {
    expect(shownFor({ reason })).toContain(words)
  })

  test.each<[Partial<MessageEvidence>, string]>([
    [{}, 'Sent; no delivery report was received.'],
    [{ status: 'claimed' }, 'Being sent when this document was made.'],
    [{ status: 'unknown' }, 'It is not known whether it was sent. It was not sent again.'],
    [
      { status: 'unknown', delivery: delivered },
      'The provider’s answer was lost. A later report says: delivered',
    ],
    [{ status: 'refused', refusal: 'spend_limit' }, 'Not sent: the brand’s spending limit'],
    [{ status: 'refused', refusal: 'provider_opted_out' }, 'Not sent: the number had opted out at the'],
  ])('its outcome: %j', (change, words) => {
    expect(shownFor(change)).toContain(words)
  })

  test.each([
    ['TEXT_SUCCESSFUL', 'Sent, accepted by the person’s carrier (reported'],
    ['TEXT_INVALID', 'Sent, not delivered: the phone number is not valid (reported'],
    ['TEXT_CARRIER_BLOCKED', 'Sent, not delivered: the person’s carrier blocked it (reported'],
    ['TEXT_TTL_EXPIRED', 'Sent, not delivered: it would have arrived too late (reported'],
    ['TEXT_OF_TOMORROW', 'Sent, TEXT_OF_TOMORROW (reported'],
  ])('REACH-1: that the provider reported %s, an outcome without words as it is', (outcome, words) => {
    expect(shownFor({ delivery: { ...delivered, outcome } })).toContain(words)
  })

  test('GATE-10: that it was a code', () => {
    expect(shownFor({ reason: 'requested_by_recipient' })).toContain('Acme Offers: one-time code')
  })

  test('without any recorded event', () => {
    expect(shownFor({ life: null })).toContain('No event has been recorded for this number.')
  })

  test('in parts, without saying that the whole record has none', () => {
    const part = { part: 2, chain: undefined, cursor: null }
    expect(shownFor({}, part)).toContain('Earlier parts list the events.')
    expect(textOf({ ...empty, events, cursor: 'next' })).toContain('This part lists no messages.')
    expect(textOf(empty)).toContain('No messages are on record.')
  })

  test('with all of a caller’s text escaped', () => {
    const evil = '<script>alert("1")</script>'
    const outcome = { ...delivered, outcome: evil }
    const messages = [
      message({ program: evil, consent: evil, reason: evil, messageId: evil, delivery: outcome }),
    ]
    expect(evidencePage({ ...empty, messages })).not.toContain('<script')
  })
})
