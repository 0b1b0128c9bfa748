import { describe, expect, test } from 'vitest'
import { messageText } from '../../../../lambdas/domain/sending/message-text.ts'
import type { Program } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme } from '../../../fixtures.ts'

const alerts = acme.programs.find(({ id }) => id === 'acme-alerts') as Program
const textOf = (body: string, tenant = acme) =>
  messageText(body, ['brand', 'opt_out'], { tenant, program: alerts, language: 'en' }).text

describe('opt-out words', () => {
  test.each([
    'Acme: the bus stop near the end of the road is closed.',
    'Acme: next stop Boston, quit worrying and cancel your hotel.',
    'Acme: we had to stop the train to end the trip.',
    'Acme: please send stop orders to your broker.',
    'Acme: a STOP sign was moved at the end of your road.',
    'Acme: STOP worrying, the end of the sale is near.',
  ])('GATE-11: are not in %j', (body) => {
    expect(textOf(body)).toBe(`${body} Reply STOP to end.`)
  })

  test.each([
    'Acme: hi. Reply STOP to end.',
    'Acme: hi. Reply "STOP" to opt out',
    'Acme: hi. reply STOP to unsubscribe.',
    'Acme: hi. Text STOP to 12345 to cancel.',
    'Acme: hi. Txt STOP 2 quit.',
    'Acme: hi. STOP to end',
    'Acme: hi. Send STOP to opt-out.',
  ])('GATE-11: are in %j', (body) => {
    expect(textOf(body)).toBe(body)
  })
})

describe('the brand', () => {
  test.each(['Acmeville is sunny.', 'The pacme run.'])('GATE-11: is not named in %j', (body) => {
    expect(textOf(body)).toContain(`Acme: ${body}`)
  })

  test.each(['ACME has news.', 'News of Acme, today', 'acme: hi', '“Acme”', 'Acme’s sale', 'Hi, Acme'])(
    'GATE-11: is named in %j',
    (body) => {
      expect(textOf(body)).toBe(`${body} Reply STOP to end.`)
    },
  )

  test.each(['Go+', '東京', 'Zoë & Co.', '3M'])('GATE-11: %j is found as a word of its own', (brand) => {
    const tenant = { ...acme, brand }
    expect(textOf(`Sale at ${brand} today`, tenant)).toBe(`Sale at ${brand} today Reply STOP to end.`)
  })
})

describe('the contact', () => {
  const carrying = (body: string) =>
    messageText(body, ['brand', 'help'], { tenant: acme, program: alerts, language: 'en' }).text

  test('GATE-11: of another brand is not the brand’s', () => {
    const body = 'Acme: ask not-help@acme.example.org or +120655501990.'
    expect(carrying(body)).toBe(`${body} Help: help@acme.example.`)
  })

  test('GATE-11: is named by e-mail or phone', () => {
    for (const body of ['Acme: ask Help@Acme.Example.', 'Acme: call +12065550199, please']) {
      expect(carrying(body)).toBe(body)
    }
  })
})
