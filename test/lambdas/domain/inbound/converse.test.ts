import { expect, test } from 'vitest'
import { after } from '../../../../lambdas/domain/core/time.ts'
import {
  acme,
  days,
  hours,
  mainNumber,
  minutes,
  noon,
  refusingNumber,
  request,
  text,
} from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'

const hello = (at: string, deliveredAt = at) => text('Where is my order?', at, { deliveredAt })
const answering = (scenario: Scenario, now: string, from = mainNumber) =>
  scenario.ask('acme-alerts', { messageClass: 'conversational', from, now })
test('CONV-1 an ordinary message opens 24 hours and goes to the application', () => {
  given()
    .when(hello(noon))
    .thenEvents(
      { type: 'window_opened', number: mainNumber, until: days(1) },
      { type: 'message_received', body: 'Where is my order?' },
    )
})

test('CONV-1 a conversation may be answered until 24 hours have passed, and not at 24 hours exactly', () => {
  expect(answering(given(hello(noon)), after(days(1), -1)).decision).toBe('allow')
  expect(answering(given(hello(noon)), days(1)).decision).toBe('deny')
})

test('CONV-1 any program that sends from the number may answer', () => {
  const answers = acme.programs.map(
    ({ id }) => given(hello(noon)).ask(id, { messageClass: 'conversational' }).decision,
  )
  expect(answers).toEqual(['allow', 'allow', 'allow'])
})

test('CONV-1 each number has a window of its own', () => {
  const scenario = given(hello(noon), text('Hi', hours(2), { number: refusingNumber }))
  expect(scenario.record.windows).toMatchObject({
    [mainNumber]: { until: days(1) },
    [refusingNumber]: { until: hours(26) },
  })
})

test('CONV-1 each further message moves the window', () => {
  expect(answering(given(hello(noon), hello(hours(5))), hours(28)).consent).toMatchObject({
    until: hours(29),
  })
})

test('CONV-1 an older message delivered later does not move it back', () => {
  const scenario = given(hello(hours(5)), hello(noon, hours(6)))
  expect(answering(scenario, hours(28)).consent).toMatchObject({ until: hours(29) })
})

test('CONV-1 the 24 hours count from the message, however late it is delivered', () => {
  expect(answering(given(hello(noon, hours(20))), days(1)).decision).toBe('deny')
})

test('CONV-1 a message that is delivered after its 24 hours opens nothing', () => {
  given()
    .when(hello(noon, days(1)))
    .thenEvents({ type: 'message_received' })
})

test('CONV-1 a message dated ahead of the clock opens 24 hours from its delivery', () => {
  given()
    .when(hello(hours(9), noon))
    .thenEvents({ type: 'window_opened', until: days(1) }, { type: 'message_received', at: noon })
})

test.each(['START', 'OFFERS', 'HELP', 'STOP', 'STOP OFFERS', 'Not interested'])(
  'CONV-1 %j opens nothing',
  (body) => {
    expect(given(text(body, noon)).record.windows).toEqual({})
  },
)

test('CONV-1 a YES that completes a request opens nothing', () => {
  expect(given(request('acme-offers', noon), text('YES', minutes(1))).record.windows).toEqual({})
})

test('CONV-1 keywords and unsure messages do not move a window', () => {
  const scenario = given(
    hello(noon),
    text('START', hours(1)),
    text('HELP', hours(2)),
    text('not interested', hours(3)),
  )
  expect(scenario.record.windows[mainNumber]?.until).toBe(days(1))
})

test('CONV-1 a window gives nothing else', () => {
  given(hello(noon)).thenStatus('acme-alerts', 'none')
})
