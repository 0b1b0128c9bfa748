import { expect, test } from 'vitest'
import { days, hours, minutes, noon, refusingNumber, request, text } from '../../../fixtures.ts'
import { given } from '../../../given.ts'

const alerts = request('acme-alerts', noon, { level: 'express' })
const offers = request('acme-offers', noon)

test.each(['YES', 'Y', 'y', 'yes!', 'Si', 'SÍ', 'sí.', 'si\u0301', 'OUI', 'Sim', 'ＹＥＳ', '👍 yes'])(
  'IN-5 %j completes a pending request',
  (body) => {
    given(offers)
      .when(text(body, minutes(1)))
      .thenEvents({ type: 'opted_in', program: 'acme-offers', level: 'express_written', medium: 'web_form' })
  },
)

test('IN-5 YES completes every pending request, and one confirmation names them all', () => {
  const scenario = given(alerts, offers)
    .when(text('YES', minutes(1)))
    .thenEvents({ program: 'acme-alerts', request: 'life.1' }, { program: 'acme-offers', request: 'life.2' })
  const replies = scenario.last.flatMap(({ reply }) => reply ?? [])
  expect(replies).toEqual([{ kind: 'opt_in_confirmation', programs: ['acme-alerts', 'acme-offers'] }])
})

test('IN-5 YES keeps the evidence of the form', () => {
  given(offers)
    .when(text('YES', minutes(1)))
    .thenEvents({ callToAction: offers.callToAction, at: minutes(1) })
})

test('IN-5 YES on its own is an ordinary message', () => {
  given()
    .when(text('YES', noon))
    .thenEvents({ type: 'window_opened' }, { type: 'message_received', body: 'YES' })
})

test('IN-5 YES on its own opts in to nothing, not even after a stop', () => {
  given(text('STOP', noon), text('YES', minutes(1))).thenStatus('acme-alerts', 'opted_out')
})

test('IN-5 YES completes nothing once the request is over', () => {
  given(offers)
    .when(text('YES', days(1)))
    .thenStatus('acme-offers', 'none', days(1))
})

test('IN-5 YES dated before the request does not complete it', () => {
  given(offers)
    .when(text('YES', minutes(-1), { deliveredAt: minutes(1) }))
    .thenStatus('acme-offers', 'pending', minutes(1))
})

test.each(['STOP', 'STOP OFFERS'])('IN-5 %s ends a pending request', (stop) => {
  given(offers, text(stop, minutes(1)), text('YES', minutes(2))).thenStatus('acme-offers', 'opted_out')
})

test('IN-5 STOP OFFERS leaves a request to another program pending', () => {
  given(alerts, offers, text('STOP OFFERS', minutes(1))).thenStatus('acme-alerts', 'pending', minutes(1))
})

test('IN-5 a stop at the very time of a request ends it', () => {
  given(offers, text('STOP', noon))
    .when(text('YES', minutes(1)))
    .thenStatus('acme-offers', 'opted_out')
})

test('IN-5 YES dated before a stop does not opt in, whatever comes first', () => {
  given(offers, text('STOP', minutes(2)))
    .when(text('YES', minutes(1), { deliveredAt: minutes(3) }))
    .thenStatus('acme-offers', 'opted_out')
})

test('IN-1 START completes exactly the requests that are pending', () => {
  given(offers)
    .when(text('START', minutes(1)))
    .thenEvents({ type: 'opted_in', program: 'acme-offers', medium: 'web_form', request: 'life.1' })
    .thenStatus('acme-alerts', 'none')
})

test('IN-1 START opts in to the default once no request is pending any more', () => {
  given(offers, text('YES', minutes(1)), text('START', minutes(2))).thenStatus('acme-alerts', 'opted_in')
})

test('IN-1 a keyword completes the request of its program, with the evidence of the form', () => {
  given(alerts, offers)
    .when(text('OFFERS', minutes(1)))
    .thenEvents({ program: 'acme-offers', medium: 'web_form', callToAction: offers.callToAction })
    .thenStatus('acme-alerts', 'pending', minutes(1))
})

test('IN-2 START completes a pending request even on a number that refuses opt-in', () => {
  given(offers, text('START', minutes(1), { number: refusingNumber })).thenStatus('acme-offers', 'opted_in')
})

test('IN-4 a request is pending only where a person is neither in nor out', () => {
  given(text('OFFERS', noon), request('acme-offers', minutes(1))).thenStatus(
    'acme-offers',
    'opted_in',
    minutes(2),
  )
  given(text('STOP', noon), request('acme-offers', minutes(1))).thenStatus(
    'acme-offers',
    'opted_out',
    minutes(2),
  )
})

test('IN-4 a request made after a stop is completed by START, which lifts the stop there alone', () => {
  given(text('STOP', noon), request('acme-offers', minutes(1)), text('START', minutes(2)))
    .thenStatus('acme-offers', 'opted_in')
    .thenStatus('acme-alerts', 'opted_out')
})

test('IN-4 a request lapses at its hour', () => {
  const scenario = given(offers)
  scenario.thenStatus('acme-offers', 'pending', hours(23))
  scenario.thenStatus('acme-offers', 'none', days(1))
})
