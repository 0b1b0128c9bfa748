import { expect, test } from 'vitest'
import { acme, mainNumber, minutes, noon, refusingNumber, text, withNumber } from '../../../fixtures.ts'
import { given, givenAt, type Scenario } from '../../../given.ts'

const hello = (at: string, deliveredAt = at) => text('Where is my order?', at, { deliveredAt })
const answering = (scenario: Scenario, now: string, from = mainNumber) =>
  scenario.ask('acme-alerts', { messageClass: 'conversational', from, now })
const open = acme.numbers.reduce(
  (tenant, { number }) => withNumber(tenant, number, { conversationAfterStop: true }),
  acme,
)

test.each(['STOP', 'STOP OFFERS'])('CONV-2 %s ends every window', (stop) => {
  const scenario = given(hello(noon), text('Hi', noon, { number: refusingNumber }), text(stop, minutes(1)))
  expect(scenario.record.windows).toEqual({})
})

test('CONV-2 a stop at the very time of a message ends its window', () => {
  expect(given(hello(noon), text('STOP', noon)).record.windows).toEqual({})
})

test('CONV-2 after a stop an ordinary message reopens none', () => {
  given(text('STOP', noon))
    .when(hello(minutes(1)))
    .thenEvents({ type: 'message_received' })
})

test('CONV-2 after the stop of one program, who holds no other has no window reopened', () => {
  given(text('STOP OFFERS', noon))
    .when(hello(minutes(1)))
    .thenEvents({ type: 'message_received' })
})

test('CONV-2 a stop leaves no window of a message sent after it and delivered before it', () => {
  expect(
    given(hello(minutes(2)), text('STOP', minutes(1), { deliveredAt: minutes(3) })).record.windows,
  ).toEqual({})
})

test('CONV-2 after coming back an ordinary message opens a window', () => {
  const scenario = given(text('STOP', noon), text('START', minutes(1)), hello(minutes(2)))
  expect(scenario.record.windows).toHaveProperty([mainNumber])
})

test('CONV-2 a superseded stop leaves the window of a message sent after coming back', () => {
  const scenario = given(
    text('START', minutes(2)),
    hello(minutes(3)),
    text('STOP', minutes(1), { deliveredAt: minutes(4) }),
  )
  expect(scenario.record.windows).toHaveProperty([mainNumber])
})

test('CONV-2 a superseded stop ends the window of a message sent before it', () => {
  const scenario = given(
    hello(noon),
    text('START', minutes(2)),
    text('STOP', minutes(1), { deliveredAt: minutes(4) }),
  )
  expect(scenario.record.windows).toEqual({})
})

test('CONV-2 where the number says so, an ordinary message after a stop may be answered', () => {
  expect(answering(givenAt(open, text('STOP', noon), hello(minutes(1))), minutes(2)).decision).toBe('allow')
})

test('CONV-2 even there a message dated before the stop reopens nothing', () => {
  const scenario = givenAt(open, text('STOP', minutes(2)), hello(minutes(1), minutes(3)))
  expect(scenario.record.windows).toEqual({})
})

test('CONV-2 even there a message at the very time of the stop reopens nothing', () => {
  expect(givenAt(open, text('STOP', noon), hello(noon)).record.windows).toEqual({})
})
