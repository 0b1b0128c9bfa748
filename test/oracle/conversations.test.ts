import { describe, expect, it } from 'vitest'
import {
  ALERTS,
  gate,
  given,
  givenAt,
  lastEvents,
  OTHER,
  record,
  START,
  STOP,
  STOP_OFFERS,
  text,
  UNSURE,
} from './given.ts'
import { DAY, MINUTE } from './model/time.ts'
import { wide } from './wide-tenant.ts'

const DAYS = DAY / MINUTE
const conversational = { messageClass: 'conversational' } as const

describe('conversations', () => {
  it('CONV-1 an ordinary message opens 24 hours, over at 24 h exactly', () => {
    const history = given(text(OTHER, 0))
    expect(gate(history, DAYS - 1, 'acme-offers', conversational)).toBe('allow conversation_window')
    expect(gate(history, DAYS, 'acme-offers', conversational)).toBe('deny no_consent')
  })

  it('CONV-1 each further one moves it', () => {
    const history = given(text(OTHER, 0), text(OTHER, 60))
    expect(gate(history, DAYS + 59, 'acme-offers', conversational)).toBe('allow conversation_window')
  })

  it('CONV-1 it counts from the date of the message', () => {
    const history = given(text(OTHER, 0, { delivered: 60 }))
    expect(gate(history, DAYS, 'acme-offers', conversational)).toBe('deny no_consent')
  })

  it('CONV-1 a message that is delivered late moves nothing back', () => {
    const history = given(text(OTHER, 60), text(OTHER, 0, { delivered: 61 }))
    expect(gate(history, DAYS + 59, 'acme-offers', conversational)).toBe('allow conversation_window')
    expect(lastEvents(history)).toEqual(['message_received'])
  })

  it('CONV-1 an unsure message opens nothing', () => {
    expect(gate(given(text(UNSURE, 0)), 1, 'acme-alerts', conversational)).toBe('deny no_consent')
  })

  it('CONV-2 a stop ends every window', () => {
    const history = given(record(0), text(OTHER, 0), text(STOP_OFFERS, 1))
    expect(gate(history, 2, 'acme-login', conversational)).toBe('deny no_consent')
  })

  it('CONV-2 after a stop an ordinary message reopens none', () => {
    const history = given(text(STOP_OFFERS, 0), text(OTHER, 1))
    expect(gate(history, 2, 'acme-login', conversational)).toBe('deny no_consent')
  })

  it('CONV-2 a message dated before the stop never does', () => {
    const history = given(text(STOP_OFFERS, 1), text(ALERTS, 2), text(OTHER, 0, { delivered: 3 }))
    expect(gate(history, 4, 'acme-login', conversational)).toBe('deny no_consent')
  })

  it('CONV-2 once back, an ordinary message opens one', () => {
    const history = given(text(STOP_OFFERS, 0), text(START, 1), text(OTHER, 2))
    expect(gate(history, 3, 'acme-login', conversational)).toBe('allow conversation_window')
  })

  it('CONV-2 where the number’s definition says so, a message after the stop may be answered', () => {
    const to = '+12065550121'
    const history = givenAt(wide, text(STOP, 0, { to }), text(OTHER, 1, { to }))
    expect(gate(history, 2, 'initech-deals', conversational)).toBe('allow conversation_window')
    expect(gate(history, 2, 'initech-deals')).toBe('deny opted_out')
  })

  it('CONV-2 even there a message dated before the stop opens nothing', () => {
    const to = '+12065550121'
    const history = givenAt(wide, text(STOP, 1, { to }), text(OTHER, 0, { to, delivered: 2 }))
    expect(gate(history, 3, 'initech-deals', conversational)).toBe('deny opted_out')
  })

  it('IN-10 CONV-1 a message dated ahead of the clock counts from its delivery', () => {
    const history = given(text(OTHER, 3, { delivered: 0 }))
    expect(gate(history, DAYS - 1, 'acme-offers', conversational)).toBe('allow conversation_window')
    expect(gate(history, DAYS, 'acme-offers', conversational)).toBe('deny no_consent')
  })
})
