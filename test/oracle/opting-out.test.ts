import { describe, expect, it } from 'vitest'
import {
  ALERTS,
  AUTOMATIC,
  at,
  form,
  gate,
  given,
  givenAt,
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
  STOP_ALERTS,
  STOP_OFFERS,
  SUBSCRIBE,
  staffStop,
  status,
  text,
  UNSURE,
  YES,
} from './given.ts'
import { DAY, HOUR, MINUTE } from './model/time.ts'
import { eventsDue } from './oracle.ts'
import { wide } from './wide-tenant.ts'

const DAYS = DAY / MINUTE
const HOURS = HOUR / MINUTE
const written = { program: 'acme-offers', level: 'express_written' } as const
const both = [record(0), record(0, { ...written, id: 'offers' })]
const review = (when: number, messageId: string, as: 'stop' | 'not_a_stop') =>
  at(when, { kind: 'review', messageId, as })

describe('a stop', () => {
  it('OUT-1 stops from numbers never seen, and is confirmed', () => {
    const history = given(text(STOP, 0))
    expect(gate(history, 1, 'acme-login')).toBe('deny opted_out')
    expect(lastReplies(history)).toEqual(['stop_confirmation'])
  })

  it('OUT-4 reaches every program and number', () => {
    const history = given(...both, text(STOP, 1, { to: REFUSING }))
    expect(status(history, 2)?.status).toBe('opted_out')
    expect(status(history, 2, 'acme-offers')?.status).toBe('opted_out')
  })

  it('OUT-4 with a program’s word stops that one alone', () => {
    const history = given(...both, text(STOP_OFFERS, 1))
    expect(status(history, 2)?.status).toBe('opted_in')
    expect(lastReplies(history)).toEqual(['stop_confirmation acme-offers'])
  })

  it('OUT-5 takes effect at once, whatever its date', () => {
    expect(gate(given(record(0), text(STOP, 1, { delivered: 9 })), 9)).toBe('deny opted_out')
  })

  it('OUT-5 dated before an opt-in that is on the ledger is kept as superseded', () => {
    const history = given(text(START, 2), text(STOP, 1, { delivered: 3 }))
    expect(gate(history, 4)).toBe('allow opted_in')
    expect(lastEvents(history)).toEqual(['stop_superseded'])
    expect(lastReplies(history)).toEqual([])
  })

  it('OUT-5 is not superseded by an import', () => {
    const history = given(importOf(2), text(STOP, 1, { delivered: 3 }))
    expect(gate(history, 4)).toBe('deny opted_out')
    expect(lastEvents(history)).toEqual(['opted_out'])
  })

  it('OUT-5 supersession of one program leaves the others stopped', () => {
    const history = given(...both, text(START, 3), text(STOP, 2, { delivered: 4 }))
    expect(gate(history, 5)).toBe('allow opted_in')
    expect(gate(history, 5, 'acme-offers')).toBe('deny opted_out')
  })

  it('OUT-5 by staff takes effect when recorded, whatever date it carries', () => {
    const history = given(text(START, 5), staffStop(6, { at: minute(1) }))
    expect(gate(history, 7)).toBe('deny opted_out')
  })

  it('OUT-5 by a stop link takes effect when its button is pressed', () => {
    expect(gate(given(record(0), at(1, { kind: 'stop_link' })), 2)).toBe('deny opted_out')
  })

  it('OUT-6 is confirmed within five minutes or not at all', () => {
    expect(replies(given(text(STOP, 0, { delivered: 4 })))).toEqual(['stop_confirmation'])
    expect(replies(given(text(STOP, 0, { delivered: 5 })))).toEqual([])
  })

  it('OUT-6 is not confirmed where the carrier has answered', () => {
    expect(replies(givenAt(wide, text(STOP, 0, { to: '+18885550122' })))).toEqual([])
  })

  it('OUT-8 by staff has the same effect and sends nothing', () => {
    const history = given(record(0), staffStop(1))
    expect(status(history, 2)?.status).toBe('opted_out')
    expect(replies(history)).toEqual([])
  })

  it('OUT-11 a complaint is a stop', () => {
    const history = given(record(0), at(1, { kind: 'complain', at: minute(0) }))
    expect(status(history, 2)).toMatchObject({ status: 'opted_out', medium: 'complaint' })
    expect(lastEvents(history)).toEqual(['complained', 'opted_out'])
  })

  it('contract: erase records a stop first', () => {
    const history = given(record(0), at(1, { kind: 'erase' }))
    expect(lastEvents(history)).toEqual(['opted_out', 'erased'])
    expect(gate(history, 2)).toBe('deny opted_out')
  })
})

describe('which to keep', () => {
  const asked = [...both, text(STOP, 1)]

  it('OUT-6 the confirmation names what the person was in', () => {
    expect(lastReplies(given(...asked))).toEqual(['stop_confirmation acme-alerts acme-offers'])
  })

  it('OUT-6 a program’s word in answer restores the former grant and is kept as scope_clarified', () => {
    const history = given(...asked, text(OFFERS, 2))
    expect(status(history, 3, 'acme-offers')).toMatchObject({ status: 'opted_in', medium: 'paper_form' })
    expect(lastEvents(history)).toEqual(['scope_clarified', 'opted_in'])
    expect(lastReplies(history)).toEqual(['opt_in_confirmation acme-offers'])
  })

  it('OUT-6 what the keyword gives counts where it is higher', () => {
    const low = [record(0), record(0, { program: 'acme-offers', id: 'low' }), text(STOP, 1)]
    const history = given(...low, text(OFFERS, 2))
    expect(status(history, 3, 'acme-offers')).toMatchObject({
      level: 'express_written',
      medium: 'sms_keyword',
    })
  })

  it('OUT-6 several programs in one answer count each', () => {
    const keep = text({ kind: 'choice', programs: ['acme-alerts', 'acme-offers'] }, 2)
    const history = given(...asked, keep)
    expect(lastReplies(history)).toEqual(['opt_in_confirmation acme-alerts acme-offers'])
  })

  it('OUT-6 a restored import stands, since the answer is the person’s own act', () => {
    const history = given(record(0, written), importOf(0), text(STOP, 1), text(ALERTS, 2))
    expect(status(history, 3)?.medium).toBe('paper_form')
  })

  it('OUT-6 the answer counts for 24 hours', () => {
    const keep = { kind: 'choice', programs: ['acme-offers'] } as const
    const late = 1 + 24 * HOURS
    expect(status(given(...asked, text(keep, late - 1)), late, 'acme-offers')?.status).toBe('opted_in')
    expect(status(given(...asked, text(keep, late)), late, 'acme-offers')?.status).toBe('opted_out')
  })

  it('OUT-6 another stop ends the question', () => {
    const history = given(...asked, text(STOP, 2), text(OFFERS, 3))
    expect(lastEvents(history)).toEqual(['opted_in'])
    expect(status(history, 4, 'acme-offers')?.medium).toBe('sms_keyword')
  })

  it('OUT-6 asked means that the confirmation was sent', () => {
    const late = [...both, text(STOP, 1, { delivered: 9 })]
    const history = given(...late, text({ kind: 'choice', programs: ['acme-offers'] }, 10))
    expect(status(history, 11, 'acme-offers')?.status).toBe('opted_out')
  })

  it('OUT-6 who was in one program is asked nothing', () => {
    const history = given(
      record(0, written),
      text(STOP, 1),
      text({ kind: 'choice', programs: ['acme-offers'] }, 2),
    )
    expect(status(history, 3, 'acme-offers')?.status).toBe('opted_out')
  })

  it('OUT-6 IN-3 does apply to the answer', () => {
    const history = given(...asked, at(2, { kind: 'deny', set: true }), text(OFFERS, 3))
    expect(status(history, 4, 'acme-offers')?.status).toBe('opted_out')
    expect(lastEvents(history)).toEqual(['declined'])
  })

  it('OUT-6 silence leaves everything stopped', () => {
    expect(gate(given(...asked), 25 * HOURS, 'acme-offers')).toBe('deny opted_out')
  })
})

describe('late and out of order', () => {
  it('OUT-7 the same message id again does nothing', () => {
    const history = given(
      text(START, 0, { id: 'm1' }),
      text(STOP, 1),
      text(START, 0, { id: 'm1', delivered: 2 }),
    )
    expect(gate(history, 3)).toBe('deny opted_out')
    expect(lastEvents(history)).toEqual([])
  })

  it('OUT-7 a STOP while stopped is an event without a text, and the expiry moves on', () => {
    const history = given(text(STOP, 0), text(STOP, 1))
    expect(lastEvents(history)).toEqual(['opted_out'])
    expect(lastReplies(history)).toEqual([])
  })

  it('OUT-7 a START sent before a STOP and delivered after it does not opt in', () => {
    const history = given(text(STOP, 1), text(START, 0, { delivered: 2 }))
    expect(gate(history, 3)).toBe('deny opted_out')
    expect(lastReplies(history)).toEqual([])
  })

  it('OUT-7 at equal times the stop wins, in either order', () => {
    const first = given(text(STOP, 1), text(START, 1, { delivered: 2 }))
    const second = given(text(START, 1), text(STOP, 1, { delivered: 2 }))
    expect([gate(first, 3), gate(second, 3)]).toEqual(['deny opted_out', 'deny opted_out'])
  })

  it('OUT-7 a stop dated between a request and its YES ends the grant, whenever it is delivered', () => {
    const history = given(form(0, ['acme-alerts']), text(YES, 2), text(STOP, 1, { delivered: 3 }))
    expect(gate(history, 4)).toBe('deny opted_out')
  })

  it('OUT-7 a stop dated between a request and its code ends the grant', () => {
    const history = given(
      form(0, ['acme-alerts'], 'f1'),
      at(2, { kind: 'code', formId: 'f1' }),
      text(STOP, 1, { delivered: 3 }),
    )
    expect(gate(history, 4)).toBe('deny opted_out')
  })

  it('OUT-7 a START that completed an ended request counts as if there had been none', () => {
    const history = given(form(0, ['acme-offers']), text(START, 2), text(STOP, 1, { delivered: 3 }))
    expect(status(history, 4)).toMatchObject({ status: 'opted_in', medium: 'sms_keyword' })
    expect(status(history, 4, 'acme-offers')?.status).toBe('opted_out')
  })

  it('OUT-7 a keyword that completed an ended request counts as a keyword', () => {
    const history = given(form(0, ['acme-offers']), text(OFFERS, 2), text(STOP, 1, { delivered: 3 }))
    expect(status(history, 4, 'acme-offers')).toMatchObject({ status: 'opted_in', medium: 'sms_keyword' })
  })

  it('OUT-7 a stop of another program ends no request', () => {
    const history = given(form(0, ['acme-offers']), text(YES, 2), text(STOP_ALERTS, 1, { delivered: 3 }))
    expect(gate(history, 4, 'acme-offers')).toBe('allow opted_in')
  })

  it('OUT-7 a YES that comes late leaves a START to stand for itself', () => {
    const inOrder = given(form(0, ['acme-offers']), text(YES, 1), text(START, 2))
    const late = given(form(0, ['acme-offers']), text(START, 2), text(YES, 1, { delivered: 3 }))
    expect([gate(inOrder, 4), gate(late, 4)]).toEqual(['allow opted_in', 'allow opted_in'])
  })

  it('OUT-7 stops that take effect when recorded keep their order', () => {
    expect(gate(given(staffStop(1), text(START, 2)), 3)).toBe('allow opted_in')
    expect(gate(given(staffStop(2), text(START, 1, { delivered: 3 })), 4)).toBe('deny opted_out')
  })

  it('OUT-7 a late stop after the answer undoes what it restored', () => {
    const history = given(...both, text(STOP, 1), text(ALERTS, 3), text(STOP, 2, { delivered: 4 }))
    expect(status(history, 5)).toMatchObject({ status: 'opted_in', medium: 'sms_keyword' })
  })
})

describe('coming back', () => {
  it('OUT-9 START works at any time', () => {
    expect(gate(given(text(STOP, 0), text(START, 1)), 2)).toBe('allow opted_in')
  })

  it('OUT-9 START brings back no other program', () => {
    expect(gate(given(...both, text(STOP, 1), text(START, 2)), 3, 'acme-offers')).toBe('deny opted_out')
  })

  const care = { program: 'initech-care' }
  const FREE = '+18885550122'
  const blocked = [record(0, care), text(STOP, 1, { to: FREE })]

  it('OUT-9 after a carrier’s own stop a keyword stays pending', () => {
    const history = givenAt(wide, ...blocked, text(keyword('initech-care'), 2, { to: FREE }))
    expect(status(history, 3, 'initech-care')?.status).toBe('opted_out')
    expect(lastEvents(history)).toEqual(['pending'])
  })

  it('OUT-9 START from that phone lifts the block and completes it', () => {
    const history = givenAt(
      wide,
      ...blocked,
      text(keyword('initech-care'), 2, { to: FREE }),
      text(START, 3, { to: FREE }),
    )
    expect(status(history, 4, 'initech-care')).toMatchObject({ status: 'opted_in', level: 'express_written' })
  })

  it('OUT-9 the block outlives the record', () => {
    const when = 200 * DAYS
    const history = givenAt(wide, ...blocked, text(keyword('initech-care'), when, { to: FREE }))
    expect(status(history, when, 'initech-care')?.status).toBe('pending')
  })

  it('OUT-9 a block that START lifted does not outlive it', () => {
    const when = 200 * DAYS
    const history = givenAt(
      wide,
      ...blocked,
      text(START, 2, { to: FREE }),
      text(STOP, 3, { to: '+12065550120' }),
      text(keyword('initech-care'), when, { to: FREE }),
    )
    expect(status(history, when, 'initech-care')?.status).toBe('opted_in')
  })

  it('OUT-9 SUBSCRIBE is no word that a carrier takes', () => {
    const history = givenAt(wide, ...blocked, text(SUBSCRIBE, 2, { to: FREE }))
    expect(status(history, 3, 'initech-care')?.status).toBe('opted_out')
  })

  it('OUT-9 a form for a program of that number stays pending through YES', () => {
    const history = givenAt(wide, ...blocked, form(2, ['initech-care']), text(YES, 3, { to: FREE }))
    expect(status(history, 4, 'initech-care')?.status).toBe('opted_out')
  })

  it('OUT-9 programs of other numbers are not blocked', () => {
    const history = givenAt(wide, ...blocked, text(START, 2, { to: '+12065550120' }))
    expect(gate(history, 3, 'initech-news')).toBe('allow opted_in')
  })
})

describe('unsure', () => {
  const offers = record(0, written)

  it('OUT-2 is no stop yet, denies promotional messages and is asked about', () => {
    const history = given(offers, text(UNSURE, 1))
    expect(gate(history, 2, 'acme-offers')).toBe('deny pending_review')
    expect(lastReplies(history)).toEqual(['review_question'])
    expect(lastEvents(history)).toEqual(['review_opened'])
  })

  it('OUT-2 the question is asked once per 24 hours and number', () => {
    const history = given(
      offers,
      text(UNSURE, 1),
      text(UNSURE, 2),
      text(UNSURE, 3, { to: REFUSING }),
      text(UNSURE, 25 * HOURS),
      text(UNSURE, 1 + 25 * HOURS),
    )
    expect(replies(history)).toHaveLength(3)
  })

  it('OUT-2 someone who has stopped is never asked', () => {
    expect(lastReplies(given(text(STOP, 0), text(UNSURE, 1)))).toEqual([])
  })

  it('OUT-2 a START of a later date settles it as no stop', () => {
    const history = given(offers, text(UNSURE, 1), text(START, 2))
    expect(gate(history, 3, 'acme-offers')).toBe('allow opted_in')
    expect(lastEvents(history)).toEqual(['opted_in', 'review_settled'])
  })

  it('OUT-2 OUT-7 a START of an earlier date settles nothing', () => {
    const history = given(offers, text(UNSURE, 2), text(START, 1, { delivered: 3 }))
    expect(gate(history, 4, 'acme-offers')).toBe('deny pending_review')
  })

  it('OUT-2 OUT-7 an unsure message that comes after a later START is settled', () => {
    const history = given(offers, text(START, 2), text(UNSURE, 1, { delivered: 3 }))
    expect(gate(history, 4, 'acme-offers')).toBe('allow opted_in')
    expect(lastReplies(history)).toEqual([])
  })

  it('OUT-2 an ordinary message settles nothing', () => {
    expect(gate(given(offers, text(UNSURE, 1), text(OTHER, 2)), 3, 'acme-offers')).toBe('deny pending_review')
  })

  it('OUT-2 a reviewer settles it as a stop of the message’s date', () => {
    const history = given(offers, text(UNSURE, 1, { id: 'm1' }), review(9, 'm1', 'stop'))
    expect(status(history, 10, 'acme-offers')).toMatchObject({ status: 'opted_out', since: minute(1) })
    expect(lastEvents(history)).toEqual(['review_settled', 'opted_out'])
  })

  it('OUT-2 consent that a record gave after the message stands against that stop', () => {
    const history = given(
      text(UNSURE, 1, { id: 'm1' }),
      record(2, { at: minute(2) }),
      review(9, 'm1', 'stop'),
    )
    expect(gate(history, 10)).toBe('allow opted_in')
    expect(lastEvents(history)).toEqual(['review_settled', 'stop_superseded'])
  })

  it('OUT-2 a reviewer settles it as no stop', () => {
    const history = given(offers, text(UNSURE, 1, { id: 'm1' }), review(9, 'm1', 'not_a_stop'))
    expect(gate(history, 10, 'acme-offers')).toBe('allow opted_in')
  })

  it('OUT-2 what is settled cannot be settled again', () => {
    const history = given(
      text(UNSURE, 1, { id: 'm1' }),
      review(2, 'm1', 'not_a_stop'),
      review(3, 'm1', 'stop'),
    )
    expect(lastResults(history)).toEqual(['not_found'])
  })

  it('OUT-2 unsettled after nine days it is settled as a stop', () => {
    const history = given(offers, text(UNSURE, 1))
    expect(gate(history, 9 * DAYS, 'acme-offers')).toBe('deny pending_review')
    expect(gate(history, 9 * DAYS + 1, 'acme-offers')).toBe('deny opted_out')
    expect(eventsDue(history, minute(9 * DAYS + 1)).map(({ type }) => type)).toEqual([
      'review_settled',
      'opted_out',
    ])
  })
})

describe('reactions and automatic answers', () => {
  it('OUT-10 grants, stops, opens and answers nothing', () => {
    const history = given(form(0, ['acme-alerts']), text(AUTOMATIC, 1))
    expect(gate(history, 2)).toBe('deny pending_confirmation')
    expect(lastReplies(history)).toEqual([])
    expect(lastEvents(history)).toEqual(['message_received'])
  })

  it('OUT-10 opens no window', () => {
    const history = given(text(AUTOMATIC, 0))
    expect(gate(history, 1, 'acme-alerts', { messageClass: 'conversational' })).toBe('deny no_consent')
  })
})
