import { describe, expect, it } from 'vitest'
import {
  ALERTS,
  at,
  form,
  gate,
  given,
  givenAt,
  HELP,
  importOf,
  keyword,
  lastEvents,
  lastReplies,
  lastResults,
  minute,
  OFFERS,
  OTHER,
  REFUSING,
  record,
  replies,
  START,
  STOP,
  STOP_OFFERS,
  SUBSCRIBE,
  status,
  TEXT_ME,
  text,
  YES,
} from './given.ts'
import { DAY, HOUR, MINUTE } from './model/time.ts'
import { eventsDue } from './oracle.ts'
import { wide } from './wide-tenant.ts'

const HOURS = HOUR / MINUTE
const written = { program: 'acme-offers', level: 'express_written' } as const
const deny = (when: number, set = true) => at(when, { kind: 'deny', set })
const code = (when: number, formId: string) => at(when, { kind: 'code', formId })
const join = (when: number, ...programs: string[]) =>
  at(when, { kind: 'choices', join: programs, leave: [], stopAll: false })

describe('by text', () => {
  it('IN-1 START opts in to the default program and to no other', () => {
    const history = given(text(START, 0))
    expect(status(history, 1)).toEqual({
      status: 'opted_in',
      level: 'express',
      medium: 'sms_keyword',
      since: minute(0),
    })
    expect(status(history, 1, 'acme-offers')?.status).toBe('none')
  })

  it('IN-1 SUBSCRIBE does what START does', () => {
    expect(gate(given(text(SUBSCRIBE, 0)), 1)).toBe('allow opted_in')
  })

  it('IN-1 the advertised keyword gives express_written', () => {
    expect(status(given(text(OFFERS, 0)), 1, 'acme-offers')?.level).toBe('express_written')
  })

  it('IN-1 a program’s name gives express', () => {
    expect(status(given(text(ALERTS, 0)), 1)?.level).toBe('express')
  })

  it('IN-1 a word below what the class needs grants nothing and is answered with the sign-up page', () => {
    const history = givenAt(wide, text(keyword('initech-deals'), 0, { to: '+12065550121' }))
    expect(status(history, 1, 'initech-deals')?.status).toBe('none')
    expect(lastReplies(history)).toEqual(['start_refused initech-deals'])
  })

  it('IN-1 a name gives express even where the keyword is advertised', () => {
    const history = given(text({ kind: 'start', by: 'name', program: 'acme-offers' }, 0))
    expect(lastReplies(history)).toEqual(['start_refused acme-offers'])
  })

  it('IN-1 START for a promotional default is refused alike', () => {
    const history = givenAt(wide, text(START, 0, { to: '+12065550121' }))
    expect(lastReplies(history)).toEqual(['start_refused initech-deals'])
    expect(lastEvents(history)).toEqual(['declined'])
  })

  it('IN-1 a request to join grants nothing, opens a window, and is answered with what they are not in', () => {
    const history = given(record(0), text(TEXT_ME, 1))
    expect(gate(history, 2, 'acme-offers', { messageClass: 'conversational' })).toBe(
      'allow conversation_window',
    )
    expect(lastReplies(history)).toEqual(['join_answer acme-offers'])
  })

  it('IN-1 a request to join is answered once per 24 hours', () => {
    const history = given(text(TEXT_ME, 0), text(TEXT_ME, 24 * HOURS - 1), text(TEXT_ME, 24 * HOURS))
    expect(replies(history)).toHaveLength(2)
  })

  it('IN-1 while requests are pending, START completes exactly those', () => {
    const history = given(form(0, ['acme-offers']), text(START, 1))
    expect(status(history, 2, 'acme-offers')).toMatchObject({ status: 'opted_in', medium: 'web_form' })
    expect(status(history, 2)?.status).toBe('none')
  })

  it('IN-2 START on a number that refuses keywords grants nothing and is answered', () => {
    const history = given(text(START, 0, { to: REFUSING }))
    expect(gate(history, 1)).toBe('deny no_consent')
    expect(lastReplies(history)).toEqual(['start_refused acme-alerts'])
  })

  it('IN-2 it opens no window', () => {
    const history = given(text(START, 0, { to: REFUSING }))
    expect(gate(history, 1, 'acme-alerts', { messageClass: 'conversational', from: REFUSING })).toBe(
      'deny no_consent',
    )
  })

  it('IN-2 it still completes a pending request', () => {
    const history = given(form(0, ['acme-alerts']), text(START, 1, { to: REFUSING }))
    expect(gate(history, 2)).toBe('allow opted_in')
  })

  it('IN-5 YES answers all pending requests with one confirmation that names them all', () => {
    const history = given(form(0, ['acme-alerts']), form(1, ['acme-offers']), text(YES, 2))
    expect(lastReplies(history)).toEqual(['opt_in_confirmation acme-alerts acme-offers'])
  })

  it('IN-5 a stop ends pending requests', () => {
    const history = given(form(0, ['acme-alerts']), text(STOP, 1), text(YES, 2))
    expect(gate(history, 3)).toBe('deny opted_out')
  })

  it('IN-5 on its own YES is an ordinary message', () => {
    const history = given(text(YES, 0))
    expect(lastEvents(history)).toEqual(['message_received', 'window_opened'])
    expect(lastReplies(history)).toEqual([])
  })
})

describe('declined by the application', () => {
  it('IN-3 a keyword is declined and kept', () => {
    const history = given(deny(0), text(START, 1), text(OFFERS, 2))
    expect(gate(history, 3)).toBe('deny no_consent')
    expect(lastEvents(history)).toEqual(['declined'])
    expect(replies(history)).toEqual([])
  })

  it('IN-3 a form is declined', () => {
    const history = given(deny(0), form(1, ['acme-alerts']))
    expect(gate(history, 2)).toBe('deny no_consent')
    expect(lastEvents(history)).toEqual(['declined'])
  })

  it('IN-3 record and import are declined', () => {
    expect(lastResults(given(deny(0), record(1)))).toEqual(['refused_declined'])
    expect(lastResults(given(deny(0), importOf(1)))).toEqual(['refused_declined'])
  })

  it('IN-3 a YES to a request from before the list is declined', () => {
    expect(gate(given(form(0, ['acme-alerts']), deny(1), text(YES, 2)), 3)).toBe('deny pending_confirmation')
  })

  it('IN-3 a stop can never be declined', () => {
    expect(gate(given(record(0), deny(1), text(STOP, 2)), 3)).toBe('deny opted_out')
  })

  it('IN-3 putting someone who is opted in on the list ends nothing', () => {
    expect(gate(given(record(0), deny(1)), 2)).toBe('allow opted_in')
  })

  it('IN-3 off the list, what comes later is taken', () => {
    expect(gate(given(deny(0), deny(1, false), text(START, 2)), 3)).toBe('allow opted_in')
  })
})

describe('by web form', () => {
  it('IN-4 a form is no consent until the phone proves it', () => {
    const history = given(form(0, ['acme-alerts']))
    expect(status(history, 1)?.status).toBe('pending')
    expect(lastReplies(history)).toEqual(['signup_request acme-alerts'])
  })

  it('IN-4 YES from the phone proves it', () => {
    expect(status(given(form(0, ['acme-alerts']), text(YES, 1)), 2)).toEqual({
      status: 'opted_in',
      level: 'express_written',
      medium: 'web_form',
      since: minute(1),
    })
  })

  it('IN-4 the code typed on the page proves it, for that form', () => {
    const history = given(form(0, ['acme-alerts'], 'f1'), form(1, ['acme-offers'], 'f2'), code(2, 'f1'))
    expect(gate(history, 3)).toBe('allow opted_in')
    expect(gate(history, 3, 'acme-offers')).toBe('deny pending_confirmation')
  })

  it('IN-4 a request lapses after 24 hours, and that is an event', () => {
    const history = given(form(0, ['acme-alerts']))
    expect(gate(history, 24 * HOURS - 1)).toBe('deny pending_confirmation')
    expect(gate(history, 24 * HOURS)).toBe('deny no_consent')
    expect(eventsDue(history, minute(0) + DAY)).toEqual([{ type: 'lapsed', program: 'acme-alerts' }])
  })

  it('IN-4 a YES after the lapse proves nothing', () => {
    expect(gate(given(form(0, ['acme-alerts']), text(YES, 24 * HOURS)), 24 * HOURS)).toBe(
      'deny insufficient_consent',
    )
  })

  it('IN-4 OUT-7 a YES sent before the lapse proves it, however late it comes', () => {
    const history = given(form(0, ['acme-alerts']), text(YES, 23 * HOURS, { delivered: 30 * HOURS }))
    expect(gate(history, 31 * HOURS)).toBe('allow opted_in')
  })

  it('IN-4 a request stands beside what the person holds', () => {
    const history = given(text(START, 0), form(1, ['acme-alerts']))
    expect(status(history, 2)?.status).toBe('opted_in')
    expect(gate(history, 2)).toBe('allow opted_in')
  })

  it('IN-4 a person who has stopped gets no text, and the code that was never sent proves nothing', () => {
    const history = given(text(STOP, 0), form(1, ['acme-alerts'], 'f1'), code(2, 'f1'))
    expect(replies(history)).toEqual(['stop_confirmation'])
    expect(status(history, 3)?.status).toBe('opted_out')
  })

  it('IN-4 for a person who has stopped, START completes the request with the form’s evidence', () => {
    const history = given(text(STOP, 0), form(1, ['acme-offers']), text(START, 2))
    expect(status(history, 3, 'acme-offers')).toMatchObject({ status: 'opted_in', medium: 'web_form' })
    expect(status(history, 3)?.status).toBe('opted_out')
  })

  it('IN-4 the keyword completes its own program’s request', () => {
    const to = '+12065550121'
    const history = givenAt(
      wide,
      text(STOP, 0, { to }),
      form(1, ['initech-deals', 'initech-news']),
      text(keyword('initech-deals'), 2, { to }),
    )
    expect(status(history, 3, 'initech-deals')).toMatchObject({
      status: 'opted_in',
      level: 'express_written',
    })
    expect(status(history, 3, 'initech-news')?.status).toBe('opted_out')
  })
})

describe('by record and import', () => {
  it('IN-6 record sends nothing unless asked', () => {
    expect(replies(given(record(0)))).toEqual([])
    expect(replies(given(record(0, {}, true)))).toEqual(['opt_in_confirmation acme-alerts'])
  })

  it('IN-7 a record that claims more than its medium can give is refused', () => {
    const history = given(record(0, { medium: 'verbal', level: 'express_written' }))
    expect(lastResults(history)).toEqual(['level_too_high'])
    expect(gate(history, 1)).toBe('deny no_consent')
  })

  it('IN-7 a weaker grant never lowers a level held', () => {
    const history = given(record(0, { level: 'express_written' }), text(START, 1))
    expect(status(history, 2)).toMatchObject({ level: 'express_written', medium: 'paper_form' })
  })

  it('IN-7 a stronger grant raises it', () => {
    const history = given(text(START, 0), record(1, { level: 'express_written' }))
    expect(status(history, 2)?.level).toBe('express_written')
  })

  it('IN-8 a grant that misses evidence is refused', () => {
    expect(lastResults(given(record(0, { complete: false })))).toEqual(['missing_evidence'])
  })

  it('IN-10 a record dated before the latest stop never lifts it', () => {
    const history = given(text(STOP, 5), record(6, { at: minute(4) }))
    expect(lastResults(history)).toEqual(['refused_stopped'])
    expect(gate(history, 7)).toBe('deny opted_out')
  })

  it('IN-10 at equal times the stop wins', () => {
    expect(lastResults(given(text(STOP, 5), record(6, { at: minute(5) })))).toEqual(['refused_stopped'])
  })

  it('IN-10 a record of a later date with full evidence lifts it', () => {
    expect(gate(given(text(STOP, 5), record(7, { at: minute(6) })), 8)).toBe('allow opted_in')
  })

  it('IN-10 an import never lifts a stop, whatever its date', () => {
    const history = given(text(STOP, 5), importOf(7, { at: minute(6) }))
    expect(lastResults(history)).toEqual(['refused_stopped'])
  })

  it('IN-10 the stop of another program does not bind', () => {
    const history = given(text(STOP_OFFERS, 5), importOf(7, { at: minute(6) }))
    expect(lastResults(history)).toEqual(['recorded'])
  })

  it('IN-10 where the person came back, an import adds to what stands', () => {
    const history = given(
      text(STOP, 5),
      text(START, 6),
      importOf(8, { at: minute(7), level: 'express_written' }),
    )
    expect(status(history, 9)?.level).toBe('express_written')
  })

  it('IN-10 a stop binds even after the record has expired', () => {
    const year = (365 * DAY) / MINUTE
    const old = given(text(STOP, 5), record(year, { at: minute(4) }))
    expect(lastResults(old)).toEqual(['refused_stopped'])
    expect(lastResults(given(text(STOP, 5), importOf(year)))).toEqual(['refused_stopped'])
  })

  it('IN-10 a time ahead of the clock counts as the moment of recording', () => {
    const history = given(record(0, { at: minute(3) }), text(STOP, 1))
    expect(gate(history, 2)).toBe('deny opted_out')
  })

  it('contract: a time more than five minutes ahead is refused', () => {
    expect(lastResults(given(record(0, { at: minute(6) })))).toEqual(['invalid_request'])
  })

  it('contract: repeating an import changes nothing', () => {
    const row = { id: 'r1' }
    expect(lastResults(given(importOf(0, row), importOf(1, { ...row, at: minute(0) })))).toEqual([
      'unchanged',
    ])
  })
})

describe('by the page of one’s choices', () => {
  it('IN-11 each choice is separate', () => {
    const history = given(text(HELP, 0), join(0, 'acme-offers'))
    expect(gate(history, 1, 'acme-offers')).toBe('allow opted_in')
    expect(gate(history, 1)).toBe('deny no_consent')
  })

  it('REPLY-1 the page texts a code first, but not to a stranger or a person who has stopped', () => {
    expect(replies(given(join(0, 'acme-offers')))).toEqual([])
    expect(replies(given(text(HELP, 0), join(0, 'acme-offers')))).toEqual([
      'help',
      'preferences_code',
      'opt_in_confirmation acme-offers',
    ])
    expect(replies(given(text(STOP, 0), join(1, 'acme-offers')))).toEqual(['stop_confirmation'])
  })

  it('OUT-8 leaving on the page stops that program at once', () => {
    const leave = at(2, { kind: 'choices', join: [], leave: ['acme-offers'], stopAll: false })
    const history = given(record(0), record(0, { ...written, id: 'offers' }), leave)
    expect(gate(history, 3, 'acme-offers')).toBe('deny opted_out')
    expect(gate(history, 3)).toBe('allow opted_in')
  })
})

describe('confirmed by text', () => {
  it('IN-9 a keyword is confirmed by one text', () => {
    expect(replies(given(text(OFFERS, 0)))).toEqual(['opt_in_confirmation acme-offers'])
  })

  it('HELP-1 HELP is answered whoever asks, stopped or not', () => {
    const history = given(text(STOP, 0), text(HELP, 1))
    expect(lastReplies(history)).toEqual(['help'])
    expect(lastEvents(history)).toEqual(['help_asked'])
  })

  it('REPLY-1 at most five texts per person and number per hour', () => {
    const asked = [0, 1, 2, 3, 4, 5].map((when) => text(HELP, when))
    expect(replies(given(...asked))).toHaveLength(5)
    expect(replies(given(...asked, text(HELP, 60)))).toHaveLength(6)
  })

  it('REPLY-1 the limit is each number’s own', () => {
    const asked = [0, 1, 2, 3, 4].map((when) => text(HELP, when))
    expect(lastReplies(given(...asked, text(HELP, 5, { to: REFUSING })))).toEqual(['help'])
  })

  it('REPLY-1 stop confirmations are counted apart', () => {
    const asked = [0, 1, 2, 3, 4].map((when) => text(HELP, when))
    expect(lastReplies(given(...asked, text(STOP, 5)))).toEqual(['stop_confirmation'])
  })

  it('REPLY-1 at most five stop confirmations per hour', () => {
    const rounds = [0, 2, 4, 6, 8, 10].flatMap((when) => [text(START, when), text(STOP, when + 1)])
    const sent = replies(given(...rounds)).filter((reply) => reply.startsWith('stop_confirmation'))
    expect(sent).toHaveLength(5)
  })

  it('EVT-2 an answer older than an hour is not sent', () => {
    expect(replies(given(text(HELP, 0, { delivered: 59 })))).toEqual(['help'])
    expect(replies(given(text(HELP, 0, { delivered: 60 })))).toEqual([])
  })

  it('CONV-1 keywords open no window', () => {
    const history = given(text(OFFERS, 0), text(STOP_OFFERS, 1), text(START, 2), text(OTHER, 3))
    expect(gate(history, 4, 'acme-login', { messageClass: 'conversational' })).toBe(
      'allow conversation_window',
    )
    expect(gate(given(text(START, 0)), 1, 'acme-login', { messageClass: 'conversational' })).toBe(
      'deny no_consent',
    )
  })
})
