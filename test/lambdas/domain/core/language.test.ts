import { expect, test } from 'vitest'
import { textLanguageFor } from '../../../../lambdas/domain/tenant/page-language.ts'
import { acme, minutes, noon, person, text } from '../../../fixtures.ts'
import { given } from '../../../given.ts'

const codeAfter = (...bodies: string[]) =>
  given(...bodies.map((body, i) => text(body, minutes(i)))).record.language?.code ?? null

const shown = { hash: 'a'.repeat(64), language: 'fr', text: 'les mots' }
const personal = { identity: null, ip: null, userAgent: null }
const form = (at: string) => ({
  now: at,
  message: {
    type: 'request_consent',
    tenant: 'acme',
    to: person,
    asked: [{ program: 'acme-offers', shown }],
    medium: 'web_form',
    language: 'fr',
    personal,
    invitedBy: null,
  } as const,
})

test.each([
  ['ALTO', 'es'],
  ['Baja!', 'es'],
  ['AYUDA', 'es'],
  ['ARRÊT', 'fr'],
  ['aide svp', 'fr'],
  ['SAIR', 'pt'],
  ['Ajuda', 'pt'],
  ['OUI', 'fr'],
])('LANG-1 %s tells that the person writes %s', (body, language) => {
  expect(codeAfter(body)).toBe(language)
})

test.each(['STOP', 'START', 'HELP', 'YES', 'OFFERS', 'Where is my order?', 'no quiero más mensajes'])(
  'LANG-1 %j tells no language',
  (body) => {
    expect(codeAfter(body)).toBeNull()
    expect(codeAfter('AYUDA', body)).toBe('es')
  },
)

test('LANG-1 the page on which a person signed up tells theirs', () => {
  expect(given(form(noon)).record.language).toEqual({ code: 'fr', at: noon })
})

test('LANG-1 the latest sign wins, in whatever order they are delivered', () => {
  expect(codeAfter('AYUDA', 'SAIR')).toBe('pt')
  const late = { ...text('AYUDA', noon), now: minutes(5) }
  expect(given(form(minutes(2)), late).record.language?.code).toBe('fr')
  expect(given({ ...text('AYUDA', noon), now: noon }, form(minutes(2))).record.language?.code).toBe('fr')
})

test('LANG-1 a person whose language the tenant does not write in is answered in the tenant’s first', () => {
  const tenant = { ...acme, languages: ['es', 'en'] as const }
  expect(textLanguageFor(tenant, undefined)).toBe('es')
  expect(textLanguageFor(tenant, 'fr')).toBe('es')
  expect(textLanguageFor(tenant, 'en')).toBe('en')
})
