import { describe, expect, it } from 'vitest'
import {
  ACME,
  acme,
  at,
  form,
  gate,
  given,
  givenAt,
  importOf,
  keyword,
  minute,
  OFFERS,
  OTHER,
  REFUSING,
  record,
  START,
  STOP,
  STOP_OFFERS,
  status,
  text,
  UNSURE,
} from './given.ts'
import { DAY, MINUTE } from './model/time.ts'
import { ask, replay } from './oracle.ts'
import { wide } from './wide-tenant.ts'

const days = (count: number) => (count * DAY) / MINUTE
const written = { program: 'acme-offers', level: 'express_written' } as const
const sendAt = (when: number, program: string) => at(when, { kind: 'send', program })
const codeAt = (when: number, requestId: string, asked = when, program = 'acme-login') =>
  at(when, { kind: 'send', program, requestedByRecipient: { requestId, at: minute(asked) } })

describe('who may be sent what', () => {
  it('GATE-1 no consent on record means no message', () => {
    expect(gate(given(), 0)).toBe('deny no_consent')
  })

  it('GATE-2 an informational message needs express', () => {
    expect(gate(given(record(0, { level: 'express' })), 1)).toBe('allow opted_in')
  })

  it('GATE-2 a promotional message needs express_written', () => {
    const history = given(record(0, { program: 'acme-offers', level: 'express' }))
    expect(gate(history, 1, 'acme-offers')).toBe('deny insufficient_consent')
  })

  it('GATE-2 a stricter class on an informational program needs more', () => {
    const history = given(record(0))
    expect(gate(history, 1, 'acme-alerts', { messageClass: 'promotional' })).toBe('deny insufficient_consent')
  })

  it('GATE-3 consent to one program never allows another', () => {
    expect(gate(given(record(0, written)), 1, 'acme-alerts')).toBe('deny no_consent')
  })

  it('GATE-3 a window is no consent', () => {
    expect(gate(given(text(OTHER, 0)), 1)).toBe('deny insufficient_consent')
  })

  it('GATE-4 a record whose expiry has come counts as absent', () => {
    const history = given(text(STOP, 0))
    const expiry = Date.UTC(2027, 4, 22, 12)
    expect(ask(history, expiry - 1, { program: 'acme-alerts' }).reason).toBe('opted_out')
    expect(ask(history, expiry, { program: 'acme-alerts' }).reason).toBe('no_consent')
  })

  it('GATE-5 a stop that was acknowledged is seen at once', () => {
    expect(gate(given(record(0), text(STOP, 1)), 1)).toBe('deny opted_out')
  })

  it('GATE-6 an allow names the grant', () => {
    const history = given(text(START, 0, { id: 'm1' }))
    expect(ask(history, minute(1), { program: 'acme-alerts' })).toMatchObject({
      consent: { id: 'm1', level: 'express', medium: 'sms_keyword', since: minute(0) },
    })
  })

  it('GATE-6 a window names its message and until when', () => {
    const history = given(text(OTHER, 0, { id: 'm1' }))
    const answer = ask(history, minute(1), { program: 'acme-alerts', messageClass: 'conversational' })
    expect(answer).toMatchObject({
      reason: 'conversation_window',
      consent: { id: 'm1', level: 'implied', medium: 'sms_message', until: minute(0) + DAY },
    })
  })

  it('GATE-6 an owned device names its entry', () => {
    const history = given({ ...at(0, { kind: 'own', set: true }), id: 'entry' })
    expect(ask(history, minute(1), { program: 'acme-alerts' })).toMatchObject({
      reason: 'owned_device',
      consent: { id: 'entry', level: null },
    })
  })

  it('GATE-8 the promise of a month denies what would break it', () => {
    const sends = Array.from({ length: 10 }, (_, index) => sendAt(index + 1, 'acme-alerts'))
    const history = given(record(0), ...sends)
    expect(gate(history, 11)).toBe('deny frequency_cap')
  })

  it('GATE-8 after 30 days the promise leaves room again', () => {
    const sends = Array.from({ length: 10 }, (_, index) => sendAt(index + 1, 'acme-alerts'))
    const history = given(record(0), ...sends)
    expect(gate(history, days(30) + 1)).toBe('allow opted_in')
  })

  it('GATE-8 a weekly promise counts seven days', () => {
    const row = { program: 'initech-news' }
    const history = givenAt(wide, record(0, row), sendAt(1, 'initech-news'), sendAt(2, 'initech-news'))
    expect(gate(history, days(7), 'initech-news')).toBe('deny frequency_cap')
    expect(gate(history, days(7) + 2, 'initech-news')).toBe('allow opted_in')
  })

  it('GATE-8 a daily promise counts 24 hours', () => {
    const history = givenAt(wide, record(0, { program: 'initech-care' }), sendAt(1, 'initech-care'))
    expect(gate(history, days(1), 'initech-care')).toBe('deny frequency_cap')
    expect(gate(history, days(1) + 1, 'initech-care')).toBe('allow opted_in')
  })

  it('GATE-8 three promotional messages of a tenant in 24 hours defer the fourth', () => {
    const sends = [1, 2, 3].map((when) => sendAt(when, 'acme-offers'))
    const history = given(record(0, written), ...sends)
    expect(ask(history, minute(4), { program: 'acme-offers' })).toMatchObject({
      decision: 'defer',
      reason: 'frequency_cap',
      notBefore: minute(1) + DAY,
    })
  })

  it('GATE-8 the rolling cap holds back no informational message', () => {
    const sends = [1, 2, 3].map((when) => sendAt(when, 'acme-offers'))
    const history = given(record(0, written), record(0, { id: 'alerts' }), ...sends)
    expect(gate(history, 4)).toBe('allow opted_in')
  })

  it('GATE-9 an owned device may be sent to without consent', () => {
    expect(gate(given(at(0, { kind: 'own', set: true })), 1, 'acme-offers')).toBe('allow owned_device')
  })

  it('GATE-9 a STOP from an owned device wins and takes it off the list', () => {
    const history = given(at(0, { kind: 'own', set: true }), text(STOP, 1), text(START, 2))
    expect(gate(history, 3)).toBe('allow opted_in')
    expect(gate(history, 3, 'acme-login')).toBe('deny opted_out')
  })

  it('GATE-9 what was taken off the list is no owned device', () => {
    const history = given(at(0, { kind: 'own', set: true }), at(1, { kind: 'own', set: false }))
    expect(gate(history, 2)).toBe('deny no_consent')
  })

  it('GATE-10 a code that was just requested is sent once', () => {
    const history = given(codeAt(0, 'r1'), codeAt(1, 'r1', 0))
    expect(history.steps.map(({ answer }) => answer?.reason)).toEqual([
      'requested_by_recipient',
      'no_consent',
    ])
  })

  it('GATE-10 a request is good for ten minutes', () => {
    const history = given(codeAt(10, 'r1', 0), codeAt(22, 'r2', 11))
    expect(history.steps.map(({ answer }) => answer?.reason)).toEqual([
      'requested_by_recipient',
      'no_consent',
    ])
  })

  it('GATE-10 after a stop no code is sent unless the program says so', () => {
    const history = given(text(STOP, 0), codeAt(1, 'r1'))
    expect(history.steps[1]?.answer?.reason).toBe('opted_out')
  })

  it('GATE-10 with otpAfterStop only a request dated after the stop is answered', () => {
    const to = '+12065550120'
    const history = givenAt(
      wide,
      text(STOP, 2, { to }),
      codeAt(3, 'r1', 2, 'initech-login'),
      codeAt(4, 'r2', 3, 'initech-login'),
    )
    expect(history.steps.map(({ answer }) => answer?.reason)).toEqual([
      undefined,
      'opted_out',
      'requested_by_recipient',
    ])
  })

  it('GATE-10 the sixth code of an hour is denied', () => {
    const history = given(...[0, 1, 2, 3, 4, 5].map((when) => codeAt(when, `r${when}`)))
    expect(history.steps.at(-1)?.answer).toMatchObject({ decision: 'deny', reason: 'frequency_cap' })
  })

  it('GATE-11 the asking gate always names brand, opt-out and help', () => {
    const history = given(text(START, 0))
    expect(ask(history, minute(1), { program: 'acme-alerts' }).include).toEqual(['brand', 'opt_out', 'help'])
  })

  it('GATE-11 after a grant that no text confirmed the message carries the confirmation', () => {
    const history = given(record(0))
    expect(ask(history, minute(1), { program: 'acme-alerts' }).include).toContain('confirmation')
  })

  it('GATE-12 a stop comes before an owned device', () => {
    const history = given(text(STOP, 0), at(1, { kind: 'own', set: true }))
    expect(gate(history, 2)).toBe('deny opted_out')
  })

  it('GATE-12 an owned device comes before a review', () => {
    const history = given(at(0, { kind: 'own', set: true }), text(UNSURE, 1))
    expect(gate(history, 2, 'acme-offers')).toBe('allow owned_device')
  })

  it('GATE-12 a review denies promotional messages alone', () => {
    const history = given(record(0, written), record(0, { id: 'alerts' }), text(UNSURE, 1))
    expect(gate(history, 2, 'acme-offers')).toBe('deny pending_review')
    expect(gate(history, 2)).toBe('allow opted_in')
  })

  it('GATE-12 consent comes before the window', () => {
    const history = given(record(0), text(OTHER, 1))
    expect(gate(history, 2, 'acme-alerts', { messageClass: 'conversational' })).toBe('allow opted_in')
  })

  it('GATE-12 too low a consent comes before a pending request', () => {
    const history = given(record(0, { program: 'acme-offers', level: 'express' }), form(1, ['acme-offers']))
    expect(gate(history, 2, 'acme-offers')).toBe('deny insufficient_consent')
  })

  it('GATE-12 a request that waits denies as pending_confirmation', () => {
    expect(gate(given(form(0, ['acme-alerts'])), 1)).toBe('deny pending_confirmation')
  })

  it('GATE-12 unreachable comes before the promise', () => {
    const sends = Array.from({ length: 10 }, (_, index) => sendAt(index + 1, 'acme-alerts'))
    const failed = at(11, { kind: 'delivery_failed', from: ACME, at: minute(11), cause: 'unreachable' })
    expect(gate(given(record(0), ...sends, failed), 12)).toBe('deny unreachable')
  })

  it('contract: conversational without a window is judged as the program’s own class', () => {
    const low = given(record(0, { program: 'acme-offers', level: 'express' }))
    expect(gate(low, 1, 'acme-offers', { messageClass: 'conversational' })).toBe('deny insufficient_consent')
  })

  it('contract: a window on another number answers nothing here', () => {
    const history = given(text(OTHER, 0, { to: REFUSING }))
    expect(gate(history, 1, 'acme-alerts', { messageClass: 'conversational' })).toBe('deny no_consent')
    expect(gate(history, 1, 'acme-alerts', { messageClass: 'conversational', from: REFUSING })).toBe(
      'allow conversation_window',
    )
  })
})

describe('numbers that no longer reach the person', () => {
  const failed = (when: number) =>
    at(when, { kind: 'delivery_failed', from: ACME, at: minute(when), cause: 'unreachable' })

  it('REACH-1 a permanent failure denies until 90 days pass', () => {
    const history = given(record(0), failed(1))
    expect(gate(history, days(90))).toBe('deny unreachable')
    expect(gate(history, days(90) + 1)).toBe('allow opted_in')
  })

  it('REACH-1 a text from the person ends it', () => {
    expect(gate(given(record(0), failed(1), text(OTHER, 2)), 3)).toBe('allow opted_in')
  })

  it('REACH-1 a text sent before the failure ends nothing', () => {
    expect(gate(given(record(0), failed(2), text(OTHER, 1, { delivered: 3 })), 4)).toBe('deny unreachable')
  })

  it('REACH-1 opting in anew ends it', () => {
    expect(gate(given(record(0), failed(1), record(2)), 3)).toBe('allow opted_in')
  })

  it('REACH-1 a carrier’s block on a toll-free number is a stop', () => {
    const blocked = at(1, {
      kind: 'delivery_failed',
      from: '+18885550122',
      at: minute(1),
      cause: 'carrier_block',
    })
    const history = givenAt(wide, record(0, { program: 'initech-care' }), blocked)
    expect(gate(history, 2, 'initech-care')).toBe('deny opted_out')
  })

  it('REACH-2 a reassigned number loses every consent up to the date asked about', () => {
    const history = given(record(0), at(5, { kind: 'reassigned', at: minute(0) }))
    expect(gate(history, 6)).toBe('deny opted_out')
  })

  it('REACH-2 consents of a later date stand', () => {
    const history = given(record(0), record(3, { id: 'new' }), at(5, { kind: 'reassigned', at: minute(2) }))
    expect(gate(history, 6)).toBe('allow opted_in')
  })

  it('REACH-2 it is published as reassigned and the stop that it causes', () => {
    const history = given(record(0), at(5, { kind: 'reassigned', at: minute(0) }))
    expect(history.steps[1]?.events.map(({ type }) => type)).toEqual(['reassigned', 'opted_out'])
  })
})

describe('one program, one tenant', () => {
  it('OUT-4 a stop of one program leaves the others', () => {
    const history = given(record(0), text(OFFERS, 1), text(STOP_OFFERS, 2))
    expect(gate(history, 3)).toBe('allow opted_in')
    expect(gate(history, 3, 'acme-offers')).toBe('deny opted_out')
  })

  it('IN-10 an import is no way back', () => {
    const history = given(text(STOP, 0), importOf(1))
    expect(status(history, 2)?.status).toBe('opted_out')
  })

  it('an empty history has no steps', () => {
    expect(replay(acme, []).steps).toEqual([])
  })

  it('IN-1 a keyword of another tenant’s definition is read from that definition', () => {
    const history = givenAt(wide, text(keyword('initech-sales'), 0, { to: '+12065550120' }))
    expect(gate(history, 1, 'initech-sales')).toBe('allow opted_in')
  })
})
