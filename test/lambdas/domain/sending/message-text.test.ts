import { expect, test } from 'vitest'
import { messageText } from '../../../../lambdas/domain/sending/message-text.ts'
import type { Program } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme } from '../../../fixtures.ts'

const alerts = acme.programs.find(({ id }) => id === 'acme-alerts') as Program
const all = ['brand', 'opt_out', 'help'] as const

test('GATE-11 what is missing is added: the brand before the message, the rest behind it', () => {
  expect(messageText('Your order has left.', all, { tenant: acme, program: alerts, language: 'en' })).toEqual(
    {
      text: 'Acme: Your order has left. Help: help@acme.example. Reply STOP to end.',
      carries: ['brand', 'opt_out', 'help'],
    },
  )
})

test('GATE-11 what the message says itself is not said again', () => {
  const body = 'ACME: your order has left. Questions: +12065550199. Text STOP to quit.'
  expect(messageText(body, all, { tenant: acme, program: alerts, language: 'en' })).toEqual({
    text: body,
    carries: ['brand', 'opt_out', 'help'],
  })
})

test('GATE-11 what the message says though it is not due counts as carried', () => {
  expect(
    messageText('Acme: hello. Reply STOP to end.', ['brand'], {
      tenant: acme,
      program: alerts,
      language: 'en',
    }).carries,
  ).toEqual(['brand', 'opt_out'])
})

test.each([
  'Acme: the bus stop has moved.',
  'Acme: please do not stop us.',
  'Acme: our STOP sign is new.',
  'Acme: the bus will stop at the end of the street.',
  'Acme: we send stop signs.',
])('GATE-11 %j holds no opt-out words', (body) => {
  expect(
    messageText(body, ['brand', 'opt_out'], { tenant: acme, program: alerts, language: 'en' }).text,
  ).toBe(`${body} Reply STOP to end.`)
})

test('GATE-11 a grant that was never confirmed is: program, frequency, rates, help and stop', () => {
  expect(
    messageText('Your order has left.', [...all, 'confirmation'], {
      tenant: acme,
      program: alerts,
      language: 'en',
    }),
  ).toEqual({
    text: "Your order has left. You're signed up for Acme Alerts: recurring msgs, up to 10 msgs/month. Msg & data rates may apply. Help: help@acme.example. Reply STOP to end.",
    carries: ['brand', 'opt_out', 'help', 'confirmation'],
  })
})

test('GATE-11 nothing due but the brand leaves a message that names it as it is', () => {
  expect(messageText('Acme: hello.', ['brand'], { tenant: acme, program: alerts, language: 'en' }).text).toBe(
    'Acme: hello.',
  )
})

test('LANG-1 what is missing is added in the language of the person', () => {
  const added = (language: 'es' | 'fr' | 'pt') =>
    messageText('…', all, { tenant: acme, program: alerts, language }).text
  expect(added('es')).toBe('Acme: … Ayuda: help@acme.example. Responda STOP para cancelar.')
  expect(added('fr')).toBe('Acme: … Aide: help@acme.example. Répondez STOP pour annuler.')
  expect(added('pt')).toBe('Acme: … Ajuda: help@acme.example. Responda STOP para cancelar.')
})

test.each([
  'Acme: su pedido ya va. Responda STOP para cancelar.',
  'Acme: envíe ALTO para dejar de recibir.',
  'Acme : commande partie. Répondez ARRET pour annuler.',
  'Acme: textez STOP',
  'Acme: STOP pour annuler',
  'Acme: pedido enviado. Responda SAIR para cancelar.',
])('GATE-11 %j holds opt-out words already', (body) => {
  expect(
    messageText(body, ['brand', 'opt_out'], { tenant: acme, program: alerts, language: 'es' }).text,
  ).toBe(body)
})
