import { expect, test } from 'vitest'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import { acmeFile, flawed, refusal } from './flawed.ts'

test('CTA-1 the definition that ships is accepted', () => {
  expect(refusal(acmeFile)).toBeNull()
})

const missing = [
  'tenant',
  'brand',
  'help',
  'links',
  'links.terms',
  'links.privacy',
  'links.signUp',
  'numbers',
  'numbers.0.number',
  'numbers.0.defaultProgram',
  'programs',
  'programs.1.id',
  'programs.1.name',
  'programs.1.description',
  'programs.1.messageClass',
  'programs.1.number',
  'programs.1.frequency',
  'programs.1.frequency.messages',
  'programs.1.frequency.per',
]

test.each(missing)('CTA-1 a definition without %s is refused, and the field is named', (path) => {
  expect(refusal(flawed(path, undefined))).toContain(`${path} `)
})

const bad: [string, unknown][] = [
  ['help', {}],
  ['help.email', 'nobody'],
  ['help.phone', '12065550199'],
  ['help.url', 'http://acme.example/help'],
  ['brand', ''],
  ['brand', '   '],
  ['brand', 42],
  ['links.terms', 'http://acme.example/terms'],
  ['links.privacy', 'acme.example/privacy'],
  ['links.signUp', ''],
  ['retentionMonths', 5],
  ['retentionMonths', 0],
  ['retentionMonths', 6.5],
  ['retentionMonths', '6'],
  ['numbers', []],
  ['numbers.0.number', '2065550100'],
  ['numbers.0.number', '+0206555'],
  ['numbers.0.number', '12'],
  ['numbers.0.number', '+1 206 555 0100'],
  ['numbers.0.keywordOptIn', 'no'],
  ['numbers.0.id', '+12065550100'],
  ['numbers.0.id', 'phone-1/*'],
  ['numbers.0.managedBy', 'aws'],
  ['numbers.0.defaultProgram', 'acme-nothing'],
  ['programs', []],
  ['programs.0.id', 'Acme Alerts'],
  ['programs.0.id', 'a'.repeat(41)],
  ['programs.0.messageClass', 'marketing'],
  ['programs.0.number', '+12065550177'],
  ['programs.0.frequency.messages', 0],
  ['programs.0.frequency.per', 'year'],
  ['programs.0.advertised', true],
  ['programs.2.messageClass', 'promotional'],
]

test.each(bad)('CTA-1 a definition whose %s is %j is refused, and the field is named', (path, value) => {
  const field = path === 'programs.0.advertised' ? 'programs.0.keyword' : path
  expect(refusal(flawed(path, value))).toContain(field)
})

test.each(['800', '833', '844', '855', '866', '877', '888'])(
  'OUT-6 the toll-free number +1%s is managed by its carrier',
  (code) => {
    const tollFree = flawed('numbers.1.number', `+1${code}5550100`)
    expect(refusal(tollFree)).toMatch(/numbers\.1\.managedBy must be "carrier"/)
    expect(refusal(flawed('numbers.1.managedBy', 'carrier', tollFree))).toBeNull()
  },
)

test.each(['+12065550177', '+442071838750', '12345', '123456', 'simulator'])(
  'TEN-1 %s is a number',
  (number) => {
    expect(refusal(flawed('numbers.1.number', number))).toBeNull()
  },
)

const reserved = [
  'STOP',
  'STOPALL',
  'QUIT',
  'END',
  'REVOKE',
  'OPTOUT',
  'CANCEL',
  'UNSUBSCRIBE',
  'UNSUB',
  'REMOVE',
  'TD',
]
const foreign = ['ARRET', 'ARRETE', 'ALTO', 'PARE', 'BAJA', 'CANCELAR', 'DETENER', 'SALIR', 'PARAR', 'SAIR']
const others = ['START', 'UNSTOP', 'YES', 'SI', 'OUI', 'SIM', 'HELP', 'INFO', 'AYUDA', 'AIDE', 'AJUDA']

test.each([...reserved, ...foreign, ...others])('OUT-1 no program may take %s for its keyword', (keyword) => {
  expect(refusal(flawed('programs.1.keyword', keyword))).toContain('programs.1.keyword')
})

test.each(['offers', 'MY OFFERS', 'O', 'ÖFFERS', 'OFF-ERS', ''])('IN-1 %j is not a keyword', (keyword) => {
  expect(refusal(flawed('programs.1.keyword', keyword))).toContain('programs.1.keyword')
})

test('IN-1 two programs with one keyword are refused', () => {
  expect(refusal(flawed('programs.0.keyword', 'OFFERS'))).toMatch(/programs.*OFFERS/)
})

test.each([
  'color',
  'programs.0.color',
  'numbers.0.color',
  'links.color',
  'help.color',
  'programs.0.frequency.color',
])('CTA-1 the unknown field %s is refused by name', (path) => {
  expect(refusal(flawed(path, 'red'))).toContain(path)
})

test('CTA-1 every flaw is named at once', () => {
  const sentence = refusal(flawed('retentionMonths', 5, flawed('brand', undefined)))
  expect(sentence).toContain('brand')
  expect(sentence).toContain('retentionMonths')
})

test('CTA-1 the error names the file and the fix', () => {
  expect(refusal(flawed('brand', undefined))).toMatch(/^programs\/acme\.json: .*Fix the file/)
})

test.each(['', '{', 'null', '[]', '"acme"', '42'])('CTA-1 the file %j is refused in plain words', (json) => {
  expect(() => readTenant('programs/acme.json', json)).toThrow(/^programs\/acme\.json: /)
})

test.each([
  ['the tenant’s first language', 'en', 'DEALS', "the program's keyword is in this language"],
  ['a language without pages', 'pt', 'DESCONTOS', 'there are no pages in this language'],
])(
  'IN-8 a keyword belongs to the words of one language: in %s it is refused',
  (_, language, keyword, why) => {
    const translation = { name: 'Acme Deals', description: 'discounts', keyword }
    const path = `programs.1.translations.${language}`
    expect(refusal(flawed(path, translation))).toContain(`${path}.keyword must be left out: ${why}`)
  },
)

test('IN-1 no two programs or languages share a keyword', () => {
  expect(refusal(flawed('programs.1.translations.es.keyword', 'OFFERS'))).toContain(
    'use the keyword OFFERS twice',
  )
})
