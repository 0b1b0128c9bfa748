import { describe, expect, it } from 'vitest'
import {
  at,
  form,
  gate,
  given,
  HELP,
  lastReplies,
  minute,
  OTHER,
  record,
  START,
  STOP,
  staffStop,
  status,
  text,
} from './given.ts'
import { DAY, expiryAfter, MINUTE } from './model/time.ts'
import { eventsDue, type History, lookupAt } from './oracle.ts'

const DAYS = DAY / MINUTE
const YEAR = 365 * DAYS

const expiry = (history: History, when: number) => {
  const seconds = lookupAt(history, minute(when)).expiresAt
  return seconds === null ? null : new Date(seconds * 1000).toISOString()
}

describe('how long a record is kept', () => {
  it('REC-1 six months: the same day and time in the sixth month plus 24 hours', () => {
    expect(expiry(given(text(STOP, 0)), 1)).toBe('2027-05-22T12:00:00.000Z')
  })

  it('REC-1 where the sixth month lacks the day, the first of the next', () => {
    expect(expiryAfter(Date.UTC(2026, 7, 31, 9), 6) * 1000).toBe(Date.UTC(2027, 2, 2, 9))
  })

  it('REC-1 rounded up to a second', () => {
    expect(expiryAfter(Date.UTC(2026, 0, 1, 0, 0, 0, 1), 6) * 1000).toBe(Date.UTC(2026, 6, 2, 0, 0, 1))
  })

  it('REC-1 a longer time is a setting', () => {
    expect(expiryAfter(Date.UTC(2026, 0, 1), 12) * 1000).toBe(Date.UTC(2027, 0, 2))
  })

  it('REC-1 while something is opted in, there is none', () => {
    expect(expiry(given(record(0)), 1)).toBeNull()
    expect(status(given(record(0)), YEAR)?.status).toBe('opted_in')
  })

  it('REC-1 a request that is pending removes it, and its end sets it', () => {
    const history = given(text(STOP, 0), form(DAYS, ['acme-alerts']))
    expect(expiry(history, DAYS + 1)).toBeNull()
    expect(expiry(history, 2 * DAYS)).toBe('2027-05-24T12:00:00.000Z')
  })

  it('REC-1 a new STOP while stopped moves it on', () => {
    expect(expiry(given(text(STOP, 0), text(STOP, DAYS)), DAYS)).toBe('2027-05-23T12:00:00.000Z')
  })

  it('REC-1 a stop that takes effect when recorded counts from there', () => {
    expect(expiry(given(staffStop(DAYS, { at: minute(0) })), DAYS)).toBe('2027-05-23T12:00:00.000Z')
  })

  it('REC-1 someone who never consented and never stopped expires after the last contact', () => {
    expect(expiry(given(text(OTHER, 0), text(HELP, DAYS)), DAYS)).toBe('2027-05-23T12:00:00.000Z')
  })

  it('REC-1 a contact after a stop moves nothing', () => {
    expect(expiry(given(text(STOP, 0), text(HELP, DAYS)), DAYS)).toBe('2027-05-22T12:00:00.000Z')
  })

  it('REC-1 an owned device does not expire while it is one', () => {
    expect(gate(given(at(0, { kind: 'own', set: true })), YEAR)).toBe('allow owned_device')
  })

  it('REC-1 an entry of the deny list keeps the record', () => {
    expect(gate(given(text(STOP, 0), at(1, { kind: 'deny', set: true })), YEAR)).toBe('deny opted_out')
  })

  it('REC-1 coming back removes it', () => {
    expect(expiry(given(text(STOP, 0), text(START, 1)), 2)).toBeNull()
  })
})

describe('after the record has expired', () => {
  it('EVT-1 the expiry is published', () => {
    expect(eventsDue(given(text(STOP, 0)), minute(YEAR))).toEqual([{ type: 'expired', program: null }])
  })

  it('GATE-4 nothing is known of the person', () => {
    const history = given(text(STOP, 0))
    expect(status(history, YEAR)?.status).toBe('none')
    expect(gate(history, YEAR)).toBe('deny no_consent')
  })

  it('GATE-4 an ordinary message opens a window again', () => {
    const history = given(text(STOP, 0), text(OTHER, YEAR))
    expect(gate(history, YEAR + 1, 'acme-alerts', { messageClass: 'conversational' })).toBe(
      'allow conversation_window',
    )
  })

  it('OUT-9 START opts in again', () => {
    expect(gate(given(text(STOP, 0), text(START, YEAR)), YEAR + 1)).toBe('allow opted_in')
  })

  it('OUT-6 a STOP is confirmed again', () => {
    expect(lastReplies(given(text(STOP, 0), text(STOP, YEAR)))).toEqual(['stop_confirmation'])
  })
})
