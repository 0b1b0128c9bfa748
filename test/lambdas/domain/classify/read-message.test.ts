import { expect, test } from 'vitest'
import { readMessage } from '../../../../lambdas/domain/classify/read-message.ts'
import { wordsOf } from '../../../../lambdas/domain/classify/tokens/words.ts'
import { acme } from '../../../fixtures.ts'

const kindOf = (body: string) => readMessage(body, acme).kind

test.each([
  'Stop texting me',
  'stop it',
  'STOP STOP STOP',
  'stop!! I never signed up',
  'Unsubscribe me from this',
  'Opt out now',
  'opt-out, thanks',
  'END this',
  'Quit it',
  'arrêt svp',
])('OUT-2 a stop word that begins an order to stop is a stop: %j', (body) => {
  expect(kindOf(body)).toBe('stop')
})

test.each([
  'please stop',
  'Please, STOP!',
  'please stop texting me',
  'can you stop sending me messages',
  'no more text, stop',
  'I want to unsubscribe from these messages',
  'message me no more, opt out',
  'I would like to opt-out, please',
  'could you please optout',
  'cancel please',
  'this is a 12 yr olds phone quit texting it',
  'dejen el spam',
])('OUT-2 asking to stop in a sentence is a stop: %j', (body) => {
  expect(kindOf(body)).toBe('stop')
})

test.each(['no, stop texting me', 'não quero, parem de me escrever'])(
  'OUT-2 a denial before a comma keeps nothing: %j',
  (body) => {
    expect(kindOf(body)).toBe('stop')
  },
)

test.each([
  'Is this the bus stop?',
  'I had to cancel my 3pm appointment',
  'When does the sale end',
  'we should quit smoking',
  'can I remove an item',
  'el alto de la calle',
  'le bus arrêt numéro 3',
  'will it STOP ALL trains',
  "please don't stop sending these",
  'no para de llover',
])('OUT-2 a stop word inside other business is no stop: %j', (body) => {
  expect(kindOf(body)).toBe('other')
})

test.each([
  'not interested',
  'I may unsubscribe some day',
  'How do I unsubscribe?',
  'help, how do I cancel this',
  'Comment arrêter ces messages ?',
  '¿Cómo me doy de baja?',
  'stop the alerts, just send offers',
  'no me mandes alertas, solo ofertas',
  'Stop texting me so early in the morning',
  'pas de sms le dimanche svp',
  'chega por hoje',
])('OUT-2 what can be meant either way is unsure: %j', (body) => {
  expect(kindOf(body)).toBe('unsure')
})

test.each([
  ['This text thing is annoying, please end it for me', 'stop'],
  ["turn it off, I can't sleep with these texts", 'stop'],
  ['can you stop, the baby is asleep and I am holding him', 'unsure'],
] as const)(
  'OUT-2 a request without an object is a stop only beside a mention of our texts: %j',
  (body, kind) => {
    expect(kindOf(body)).toBe(kind)
  },
)

test.each([
  'told AT&T to stop texting me, but you guys are ok',
  'It is not a wrong number, I need my results',
  'arrêtez avec vos promos trop bonnes haha',
  'dejen de mandarme cartas, por mensaje me entero más rápido',
  'não é engano não',
])('OUT-2 a denial, praise, another thing or another person is no stop: %j', (body) => {
  expect(kindOf(body)).not.toBe('stop')
})

test('OUT-2 what only the weights know is unsure', () => {
  expect(readMessage('Stop it. My wife reads these messages', acme)).toMatchObject({
    kind: 'unsure',
    rule: 'weights',
  })
})

test('OUT-10 two signs of a machine outweigh a stop', () => {
  expect(
    kindOf('You have been unsubscribed from our alerts. Stop texting this line. Reply HELP for help'),
  ).toBe('automatic')
})

test.each([
  'Where is my order?',
  'weekend',
  'stopwatch',
  'nonstop flights',
  'spend',
  '😀😀',
  '\uD800',
  'constructor',
])('OUT-2 a body that holds no stop word is none: %j', (body) => {
  expect(kindOf(body)).toBe('other')
})

test.each([
  'STOP START',
  'START STOP',
  'HELP STOP',
  'stop help',
  'info: stop',
  'UNSTOP STOP',
  'start quit',
  'Ayuda! parar',
  'START OFFERS STOP',
])('OUT-3 a stop word beats any start or help word: %j', (body) => {
  expect(readMessage(body, acme)).toMatchObject({ kind: 'stop', program: null })
})

test.each(['OFFERS? quit now', 'offers... I want them to end', 'yes stop', 'STOP or START'])(
  'OUT-3 nothing that holds a stop word opts in: %j',
  (body) => {
    expect(['stop', 'unsure']).toContain(kindOf(body))
  },
)

test.each([
  'STOP OFFERS',
  'stop offers!',
  'OFFERS STOP',
  'Stop: "Offers"',
  'STOP-OFFERS',
  'ŚTOP OFFERS',
  'ＳＴＯＰ　ＯＦＦＥＲＳ',
  'stop acme-offers',
])('OUT-4 %j stops that program alone', (body) => {
  expect(readMessage(body, acme)).toMatchObject({ kind: 'stop', program: 'acme-offers' })
})

test.each(['STOP OFFERS and all else', 'STOP NEWS', 'STOP ALL', 'STOP OFFERS OFFERS'])(
  'OUT-4 %j stops everything, since it is not just STOP and a keyword',
  (body) => {
    expect(readMessage(body, acme)).toMatchObject({ kind: 'stop', program: null })
  },
)

test.each(['HELP', 'help?', 'Info', 'AYUDA!', 'aide', 'Ajuda', 'ＨＥＬＰ', 'h\u00E9lp', '🆘 HELP'])(
  'HELP-1 %j asks for help',
  (body) => {
    expect(kindOf(body)).toBe('help')
  },
)

test.each([
  ['arrêt', ['ARRET']],
  ['Opt-Out', ['OPT', 'OUT']],
  ['  don’t\tstop\n', ['DON', 'T', 'STOP']],
  ['🛑', []],
  ['a\uD800b', ['A', 'B']],
])('OUT-1 the words of %j', (body, words) => {
  expect(wordsOf(body)).toEqual(words)
})

test.each(['Ayuda por favor', 'por favor ayuda', 'Ajuda, por favor', 'aide s’il vous plaît', 'HELP please'])(
  'HELP-1 %j is a call for help, courtesy and all',
  (body) => {
    expect(readMessage(body, acme).kind).toBe('help')
  },
)

test.each(['por favor', 'ayuda por favor con mi cita'])('HELP-1 %j is none', (body) => {
  expect(readMessage(body, acme).kind).toBe('other')
})

test.each(['', '   ', '\n', '💬\uFE0F'.slice(2)])('OUT-10 an empty body is nobody’s request: %j', (body) => {
  expect(kindOf(body)).toBe('automatic')
})

test('OUT-10 lines that a reply quotes are not said', () => {
  expect(kindOf('> Reply STOP to end\n  > again\nsee you at 4')).toBe('other')
  expect(kindOf('> see you at 4\nSTOP')).toBe('stop')
})

test('IN-5 a yes with a courtesy is a yes', () => {
  expect(kindOf('sim por favor')).toBe('yes')
})
