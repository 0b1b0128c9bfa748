import { describe, expect, test } from 'vitest'
import { expiryOf, monthsAfter } from '../../../../lambdas/domain/core/record/expiry.ts'
import { DAY } from '../../../../lambdas/domain/core/time.ts'
import type { Command } from '../../../../lambdas/domain/decide.ts'
import type { ChoosePrograms } from '../../../../lambdas/domain/signup/choose-programs.ts'
import type { RequestConsent } from '../../../../lambdas/domain/signup/request-consent.ts'
import { acme, days, hours, minutes, noon, person, text, withProgram } from '../../../fixtures.ts'
import { given, givenAt, type Scenario } from '../../../given.ts'

const personal = { identity: 'Dana Reed', ip: '192.0.2.1', userAgent: 'Test/1.0' }
const shown = { hash: 'a'.repeat(64), language: 'en', text: 'the words' }
const asked = (...programs: string[]) => programs.map((program) => ({ program, shown }))

const at = (now: string, message: Command) => ({ message, now })

const form = (programs: string[], now: string, change: Partial<RequestConsent> = {}) =>
  at(now, {
    type: 'request_consent',
    tenant: 'acme',
    to: person,
    asked: asked(...programs),
    medium: 'web_form',
    language: 'en',
    personal,
    invitedBy: null,
    ...change,
  })

const choice = (now: string, change: Partial<ChoosePrograms>) =>
  at(now, {
    type: 'choose_programs',
    tenant: 'acme',
    to: person,
    language: 'en',
    join: [],
    leave: [],
    stopAll: false,
    personal,
    ...change,
  })

const code = (now: string, ...requests: string[]) =>
  at(now, { type: 'confirm_by_code', tenant: 'acme', to: person, requests, personal })

const lapse = (now: string) => at(now, { type: 'lapse_requests', tenant: 'acme', to: person })

const denied = {
  message: {
    type: 'keep_on_list',
    tenant: 'acme',
    to: person,
    list: 'denied',
    set: true,
    note: 'x',
    by: 'dana',
    requestId: null,
  },
  now: noon,
} as const

const repliesOf = (scenario: Scenario) => scenario.last.flatMap(({ reply }) => reply ?? [])

const coded = withProgram(withProgram(acme, 'acme-offers', { confirmation: 'code' }), 'acme-alerts', {
  confirmation: 'code',
})

describe('IN-4 a sign-up', () => {
  test('waits for 24 hours, at the level that the form can give', () => {
    given()
      .when(form(['acme-offers'], noon))
      .thenEvents({
        type: 'pending',
        program: 'acme-offers',
        until: days(1),
        level: 'express_written',
        medium: 'web_form',
        personal,
      })
  })

  test('to several programs of one number owes one text that names them (IN-5)', () => {
    const scenario = given().when(form(['acme-offers', 'acme-alerts'], noon))
    expect(repliesOf(scenario)).toEqual([
      { kind: 'sign_up_request', programs: ['acme-alerts', 'acme-offers'] },
    ])
  })

  test('proved in two ways owes a text for each', () => {
    const tenant = withProgram(acme, 'acme-offers', { confirmation: 'code' })
    const scenario = givenAt(tenant).when(form(['acme-offers', 'acme-alerts'], noon))
    expect(repliesOf(scenario)).toEqual([
      { kind: 'sign_up_request', programs: ['acme-alerts'] },
      { kind: 'sign_up_code', programs: ['acme-offers'] },
    ])
  })

  test('of a person who has stopped owes no text (REPLY-1)', () => {
    const scenario = given(text('STOP', noon)).when(form(['acme-offers'], minutes(1)))
    scenario.thenEvents({ type: 'pending', reply: null })
  })

  test('names no program that was stopped alone', () => {
    const scenario = given(text('START', noon), text('STOP OFFERS', noon)).when(
      form(['acme-offers', 'acme-login'], minutes(1)),
    )
    expect(repliesOf(scenario)).toEqual([{ kind: 'sign_up_request', programs: ['acme-login'] }])
  })

  test('asks nothing of a person who has stopped one program and is in none', () => {
    const scenario = given(text('STOP OFFERS', noon)).when(form(['acme-alerts'], minutes(1)))
    expect(repliesOf(scenario)).toEqual([])
  })

  test('names no program stopped with the brand that the person has not come back to', () => {
    const scenario = given(text('STOP', noon), text('START', minutes(1))).when(
      form(['acme-offers'], minutes(2)),
    )
    expect(repliesOf(scenario)).toEqual([])
  })

  test('names the invitation in the grant that it leads to', () => {
    given(form(['acme-offers'], noon, { invitedBy: { invitation: '12ab', reference: 'lead 7' } }))
      .when(text('YES', minutes(1)))
      .thenEvents({
        type: 'opted_in',
        proof: expect.objectContaining({ invitation: '12ab', reference: 'lead 7' }),
      })
  })

  test('IN-3 of a person on the deny list is kept as declined, without a text', () => {
    given(denied)
      .when(form(['acme-offers'], minutes(1)))
      .thenEvents({ type: 'declined', because: 'deny_list', reply: null })
      .thenStatus('acme-offers', 'none', minutes(2))
  })

  test('leaves what the person holds as it is', () => {
    given(text('OFFERS', noon), form(['acme-offers'], minutes(1))).thenStatus('acme-offers', 'opted_in')
  })
})

describe('IN-4 a lapse', () => {
  test('comes at the hour, as of that hour, however late it is noticed', () => {
    given(form(['acme-offers'], noon))
      .when(lapse(hours(30)))
      .thenEvents({ type: 'lapsed', program: 'acme-offers', request: 'life.1', at: days(1), by: 'schedule' })
      .when(lapse(hours(31)))
      .thenEvents()
  })

  test('does not come before', () => {
    given(form(['acme-offers'], noon))
      .when(lapse(hours(23)))
      .thenEvents()
  })

  test('ends what is over, and leaves what was asked for later', () => {
    given(form(['acme-offers'], noon), form(['acme-alerts'], hours(2)), lapse(hours(25))).thenStatus(
      'acme-alerts',
      'pending',
      hours(25),
    )
  })

  test('of a request beside a grant leaves the grant', () => {
    given(text('OFFERS', noon), form(['acme-offers'], minutes(1)), lapse(days(2))).thenStatus(
      'acme-offers',
      'opted_in',
      days(2),
    )
  })

  test('dates the end of the program (REC-1)', () => {
    const { record } = given(form(['acme-offers'], noon), lapse(days(2)))
    expect(record.programs['acme-offers']?.pending).toBeNull()
    expect(expiryOf(record, 6)).toBe(Math.ceil((monthsAfter(days(1), 6) + DAY) / 1000))
  })
})

describe('IN-4 a code', () => {
  test('grants what it stands for, with the evidence of the form, and one text confirms it (IN-9)', () => {
    const scenario = givenAt(coded, form(['acme-offers', 'acme-alerts'], noon)).when(
      code(minutes(1), 'life.1', 'life.2'),
    )
    scenario.thenEvents(
      { type: 'opted_in', program: 'acme-alerts', request: 'life.1', medium: 'web_form' },
      { type: 'opted_in', program: 'acme-offers', request: 'life.2' },
    )
    expect(repliesOf(scenario)).toEqual([
      { kind: 'opt_in_confirmation', programs: ['acme-alerts', 'acme-offers'] },
    ])
  })

  test('grants nothing once the request is over, was replaced or was stopped', () => {
    givenAt(coded, form(['acme-offers'], noon))
      .when(code(days(1), 'life.1'))
      .thenEvents()
    givenAt(coded, form(['acme-offers'], noon), form(['acme-offers'], hours(1)))
      .when(code(hours(2), 'life.1'))
      .thenEvents()
    givenAt(coded, form(['acme-offers'], noon), text('STOP', minutes(1)))
      .when(code(minutes(2), 'life.1'))
      .thenEvents()
  })

  test('grants nothing to a person who was sent no text, since they had stopped', () => {
    givenAt(coded, text('STOP', noon), form(['acme-offers'], minutes(1)))
      .when(code(minutes(2), 'life.2'))
      .thenEvents()
  })
})

describe('OUT-8 on the page of their own choices', () => {
  test('a person joins and leaves in one step', () => {
    given(text('START', noon))
      .when(choice(minutes(1), { join: asked('acme-offers'), leave: ['acme-alerts'] }))
      .thenEvents(
        { type: 'opted_out', program: 'acme-alerts', medium: 'preferences_page', reply: null },
        { type: 'opted_in', program: 'acme-offers', medium: 'preferences_page', confirmed: true },
      )
      .thenStatus('acme-alerts', 'opted_out')
      .thenStatus('acme-offers', 'opted_in')
  })

  test('leaving what is not held changes nothing', () => {
    given(text('START', noon))
      .when(choice(minutes(1), { leave: ['acme-offers'] }))
      .thenEvents()
  })

  test('joining what is held changes nothing', () => {
    given(text('START', noon))
      .when(choice(minutes(1), { join: asked('acme-alerts') }))
      .thenEvents()
  })

  test('stopping everything counts at once, even for a grant dated by a clock ahead', () => {
    given(text('START', minutes(2), { deliveredAt: minutes(2) }))
      .when(choice(minutes(2), { stopAll: true }))
      .thenEvents({ type: 'opted_out', program: null, medium: 'preferences_page', reply: null })
      .thenStatus('acme-alerts', 'opted_out')
  })

  test('a person who has stopped the brand meanwhile joins nothing until START', () => {
    const scenario = given(text('START', noon), text('STOP', minutes(1))).when(
      choice(minutes(2), { join: asked('acme-offers') }),
    )
    scenario.thenEvents({ type: 'pending', program: 'acme-offers', reply: null })
    scenario.thenStatus('acme-offers', 'opted_out')
    scenario.when(text('START', minutes(3))).thenStatus('acme-offers', 'opted_in')
  })

  test('joining leaves a request that waits to YES, START or its code', () => {
    const { record } = given(
      text('START', noon),
      form(['acme-offers'], minutes(1)),
      choice(minutes(2), { join: asked('acme-offers') }),
    )
    expect(record.programs['acme-offers']).toMatchObject({
      pending: { id: 'life.2' },
      grants: [{ id: 'life.3' }],
    })
  })
})

test('IN-10 a box that is checked lifts no stop of a later date, though another clock is ahead', () => {
  given(text('START', noon), text('STOP OFFERS', hours(2)))
    .when(choice(hours(1), { join: asked('acme-offers') }))
    .thenEvents()
    .thenStatus('acme-offers', 'opted_out', hours(3))
    .when(choice(hours(3), { join: asked('acme-offers') }))
    .thenStatus('acme-offers', 'opted_in', hours(4))
})
