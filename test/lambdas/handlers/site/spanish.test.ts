import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { askForCode, signUp } from '../../../site.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { senderOf, UNTIL_MORNING } from '../send-message/sending.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const IN_SPANISH = { headers: { 'accept-language': 'es-US,es;q=0.9,en;q=0.5' } }
const last = () => system.sent.at(-1)?.body

async function text(body: string) {
  system.advance(MINUTE)
  await system.text(body)
  await system.settle()
}

describe('LANG-1: whoever signs up on the Spanish page', () => {
  beforeEach(async () => {
    await signUp(system, {}, IN_SPANISH)
    await system.settle()
  })

  test('is asked, confirmed, helped and stopped in Spanish', async () => {
    expect(last()).toBe(
      'Acme Ofertas: responda SI para suscribirse. Msjs recurrentes, hasta 4 msjs al mes. Aplican tarifas de msjs/datos. HELP: ayuda. STOP: cancelar.',
    )
    await text('SÍ')
    expect(last()).toBe(
      'Acme Ofertas: ya se ha suscrito. Msjs recurrentes, hasta 4 msjs al mes. Aplican tarifas de msjs/datos. Ayuda: help@acme.example. STOP: cancelar.',
    )
    await text('HELP')
    expect(last()).toBe(
      'Acme: para recibir ayuda: help@acme.example o +12065550199. Aplican tarifas de msjs/datos. Responda STOP para cancelar.',
    )
    await text('STOP')
    expect(last()).toMatch(/^Acme: se dio de baja y ya no le enviaremos mensajes\. /)
  })

  test('reads in Spanish what the sending gate adds', async () => {
    await text('YES')
    system.advance(UNTIL_MORNING)
    const sender = senderOf(system)
    await sender.send({ program: 'acme-offers', body: 'Hoy hay 2 x 1.' })
    expect(sender.texts().at(-1)).toBe(
      'Acme: Hoy hay 2 x 1. Ayuda: help@acme.example. Responda STOP para cancelar.',
    )
  })

  test('gets the code of the page that they ask on, whatever its language', async () => {
    await text('YES')
    await askForCode(system)
    await system.settle()
    expect(last()).toMatch(/^Acme: \d{6} is your code/)
    await text('HELP')
    expect(last()).toMatch(/^Acme: para recibir ayuda/)
  })
})

test('LANG-1: ALTO is answered in Spanish, and so is whatever follows', async () => {
  await text('OFFERS')
  await text('ALTO')
  expect(last()).toMatch(/^Acme: se dio de baja/)
  await text('AYUDA')
  expect(last()).toMatch(/^Acme: para recibir ayuda/)
})

test('LANG-1: a language that the brand does not write in is answered in its first', async () => {
  await text('AIDE')
  expect(last()).toMatch(/^Acme: for help/)
})

test('LANG-1, IN-8: the evidence keeps the words that were sent, and their language', async () => {
  await text('AYUDA')
  const { texts } = (await system.records({ action: 'evidence', tenant: 'acme', to: PERSON })) as {
    texts: Record<string, { language: string; text: string }>
  }
  expect(Object.values(texts)).toContainEqual({ language: 'es', text: last() })
})
