import { expect, test } from 'vitest'
import { contentHash } from '../../../../lambdas/definitions/content-hash.ts'
import { publishedTexts } from '../../../../lambdas/definitions/published-texts.ts'
import { joiningWord } from '../../../../lambdas/domain/tenant/joining-word.ts'
import { acme, hours, minutes, noon, refusingNumber, text, withProgram } from '../../../fixtures.ts'
import { given, givenAt } from '../../../given.ts'

const others = (chosen: string) => acme.programs.filter(({ id }) => id !== chosen).map(({ id }) => id)

test.each(['START', 'UNSTOP', 'start', ' Start! ', 'ＳＴＡＲＴ', '🎉 start 🎉', 'unstop.'])(
  'IN-1 %j opts in to the default program of the number',
  (body) => {
    given().when(text(body, noon)).thenEvents({
      type: 'opted_in',
      program: 'acme-alerts',
      level: 'express',
      medium: 'sms_keyword',
      at: noon,
    })
  },
)

test.each(['OFFERS', 'offers', 'START OFFERS', 'start: offers!', 'UNSTOP OFFERS'])(
  'IN-1 %j opts in to the program of that keyword',
  (body) => {
    given().when(text(body, noon)).thenEvents({
      type: 'opted_in',
      program: 'acme-offers',
      level: 'express_written',
      medium: 'sms_keyword',
    })
  },
)

test.each([
  ['START', 'acme-alerts'],
  ['OFFERS', 'acme-offers'],
  ['START OFFERS', 'acme-offers'],
])('IN-1 %s opts in to %s and to no other', (body, chosen) => {
  const scenario = given(text(body, noon))
  for (const program of others(chosen)) scenario.thenStatus(program, 'none')
})

test('IN-1 START opts in to the default of the number that was texted', () => {
  const numbers = acme.numbers.map((number) => ({
    ...number,
    keywordOptIn: true,
    defaultProgram: 'acme-login',
  }))
  givenAt({ ...acme, numbers }, text('START', noon, { number: refusingNumber })).thenStatus(
    'acme-login',
    'opted_in',
  )
})

test('IN-1 an advertised keyword names the call-to-action that was shown', () => {
  const [event] = given(text('OFFERS', noon)).last
  const offers = acme.programs.find(({ id }) => id === 'acme-offers')
  expect(event).toMatchObject({ callToAction: { hash: offers?.callToAction.hash, language: 'en' } })
})

test('IN-1 a keyword that is not advertised gives express, and names no call-to-action', () => {
  givenAt(withProgram(acme, 'acme-alerts', { keyword: 'ALERTS', advertised: false }))
    .when(text('ALERTS', noon))
    .thenEvents({ type: 'opted_in', level: 'express', callToAction: null })
})

test('IN-1 START to a default program with an advertised keyword gives express, since START is not advertised', () => {
  givenAt(withProgram(acme, 'acme-alerts', { advertised: true }))
    .when(text('START', noon))
    .thenEvents({ type: 'opted_in', program: 'acme-alerts', level: 'express', callToAction: null })
})

test('IN-1 a keyword that is not advertised grants nothing promotional: the answer is the sign-up page', () => {
  givenAt(withProgram(acme, 'acme-offers', { advertised: false }))
    .when(text('OFFERS', noon))
    .thenEvents({
      type: 'declined',
      because: 'level_too_low',
      reply: { kind: 'start_refused', programs: ['acme-offers'] },
    })
})

test('IN-1 START on a number whose default program is promotional is answered with the sign-up page', () => {
  const numbers = acme.numbers.map((number) => ({ ...number, defaultProgram: 'acme-offers' }))
  givenAt({ ...acme, numbers })
    .when(text('START', noon))
    .thenEvents({ type: 'declined', program: 'acme-offers', because: 'level_too_low' })
})

test.each([
  'Started my car',
  'start me up',
  'when do you start',
  'special offers please',
  'constructor',
  '__proto__',
  'toString',
])('IN-1 %j opts in to nothing', (body) => {
  expect(given(text(body, noon)).last.map(({ type }) => type)).not.toContain('opted_in')
})

test('IN-2 START on a number that refuses it is kept and answered with how to sign up', () => {
  given()
    .when(text('START', noon, { number: refusingNumber }))
    .thenEvents({
      type: 'declined',
      because: 'number_takes_no_opt_in',
      body: 'START',
      reply: { kind: 'start_refused', programs: ['acme-alerts'] },
    })
    .thenStatus('acme-alerts', 'none')
})

test('IN-2 START on a number that refuses it opens no window', () => {
  expect(given(text('START', noon, { number: refusingNumber })).record.windows).toEqual({})
})

test('IN-2 a keyword of a program is refused there as well', () => {
  given(text('OFFERS', noon, { number: refusingNumber })).thenStatus('acme-offers', 'none')
})

test('IN-2 START on a number that refuses it does not lift a stop', () => {
  given(text('STOP', noon), text('START', minutes(1), { number: refusingNumber })).thenStatus(
    'acme-alerts',
    'opted_out',
  )
})

test('IN-2 a stop on a number that refuses opt-in stops all the same', () => {
  given(text('START', noon), text('STOP', minutes(1), { number: refusingNumber })).thenStatus(
    'acme-alerts',
    'opted_out',
  )
})

test.each(['START', 'OFFERS'])('IN-9 an opt-in by %s owes one text that confirms it', (body) => {
  const [event, ...more] = given(text(body, noon)).last
  expect(event?.reply).toEqual({ kind: 'opt_in_confirmation', programs: [event?.program] })
  expect(more).toEqual([])
})

test('IN-8 a grant keeps the message that gave it: id, number and words', () => {
  const start = text(' Start ', noon)
  given()
    .when(start)
    .thenEvents({ inboundMessageId: start.message.inboundMessageId, number: '+12065550100', body: ' Start ' })
})

test('IN-10 a START dated ahead of the clock counts as the moment of recording', () => {
  given()
    .when(text('START', hours(5), { deliveredAt: noon }))
    .thenEvents({ type: 'opted_in', at: noon, recordedAt: noon })
})

test.each([
  ['OFFERS', 'en', undefined],
  ['START OFERTAS', 'es', 'es'],
  ['offres', 'fr', 'fr'],
] as const)('IN-8 %s records the words of the poster with that keyword, in %s', (body, language, told) => {
  const shown = acme.programs
    .flatMap((program) => publishedTexts(acme, program))
    .find((each) => each.program === 'acme-offers' && each.way === 'keyword' && each.language === language)
  expect(shown?.text).toContain(body.split(' ').at(-1)?.toUpperCase())
  given()
    .when(text(body, noon))
    .thenEvents({
      type: 'opted_in',
      program: 'acme-offers',
      level: 'express_written',
      callToAction: { hash: contentHash(shown?.text ?? ''), language },
      // LANG-1: a keyword of one language tells it, a program's own does not.
      ...(told && { language: told }),
    })
})

test('IN-8 a keyword is advertised in one language: where the translation has none, the poster opens the form', () => {
  const shared = withProgram(acme, 'acme-offers', {
    translations: { es: { name: 'Acme Ofertas', description: 'descuentos' } },
  })
  const [, offers] = shared.programs
  if (!offers) throw new Error('there is no such program')
  expect([
    joiningWord(shared, offers, { language: 'en' }),
    joiningWord(shared, offers, { language: 'es' }),
  ]).toEqual(['OFFERS', undefined])
})
