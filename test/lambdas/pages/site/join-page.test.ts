import { expect, test } from 'vitest'
import { callToActionFor } from '../../../../lambdas/definitions/call-to-action-for.ts'
import { contentHash } from '../../../../lambdas/definitions/content-hash.ts'
import type { PageLanguage } from '../../../../lambdas/domain/core/vocabulary.ts'
import type { Tenant } from '../../../../lambdas/domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../../../../lambdas/domain/tenant/page-language.ts'
import { type JoinView, joinPage } from '../../../../lambdas/pages/site/pages/join-page.ts'
import { acme, globex, withProgram } from '../../../fixtures.ts'
import { token, viewOf } from './every-page.ts'
import { attribute, shown, tags } from './shown.ts'

const offered = [acme, globex].flatMap((tenant) =>
  pageLanguagesOf(tenant).flatMap((language) =>
    tenant.programs.map((program) => ({ tenant, language, program, id: program.id })),
  ),
)

function joinOf(language: PageLanguage, tenant: Tenant, view: Partial<JoinView> = {}): string {
  return joinPage({ ...viewOf(language, tenant), token, ...view }).html
}

const boxes = (html: string) => tags(html, 'input').filter((tag) => attribute(tag, 'type') === 'checkbox')

const rates = {
  en: 'Message and data rates may apply',
  es: 'Pueden aplicarse tarifas de mensajes y datos',
  fr: 'Des frais de messagerie et de données peuvent s’appliquer',
}
const stop = { en: /Reply STOP/, es: /Responda STOP/, fr: /Répondez STOP/ }
const noCondition = {
  en: 'Consent is not a condition of any purchase.',
  es: 'Su consentimiento no es condición para ninguna compra.',
  fr: 'Votre consentement n’est la condition d’aucun achat.',
}

test.each(offered)(
  'CTA-1 the whole call-to-action of $id stands beside its box, word for word, in $language',
  ({ tenant, language, program }) => {
    const { text } = callToActionFor(tenant, program, language, 'web_form')
    expect(shown(joinOf(language, tenant))).toContain(text.replace(/\s+/g, ' '))
  },
)

test.each(offered)('CTA-1 $id shows all that it must in $language', ({ tenant, language, program }) => {
  const { text } = callToActionFor(tenant, program, language, 'web_form')
  const must = [
    program.translations?.[language]?.name ?? program.name,
    tenant.brand,
    program.number,
    String(program.frequency.messages),
    tenant.help.email ?? '',
    rates[language],
    tenant.links.terms,
    tenant.links.privacy,
    'HELP',
    ...(program.messageClass === 'promotional' ? [noCondition[language]] : []),
  ]
  expect(must.filter((each) => !text.includes(each))).toEqual([])
  expect(text).toMatch(stop[language])
})

test.each(offered)(
  'CTA-1 $id says it all again beside the button in $language',
  ({ tenant, language, program }) => {
    const html = joinOf(language, tenant)
    const beside = shown(html.slice(html.lastIndexOf('</fieldset>')))
    const must = [
      program.translations?.[language]?.name ?? program.name,
      program.number,
      rates[language],
      tenant.help.email ?? '',
      noCondition[language],
    ]
    expect(must.filter((each) => !beside.includes(each))).toEqual([])
    expect(beside).toMatch(stop[language])
  },
)

test.each(offered)(
  'IN-8 the words of $id in $language have their hash and language',
  ({ tenant, language, program }) => {
    const { text, ...named } = callToActionFor(tenant, program, language, 'web_form')
    expect(named).toEqual({ hash: contentHash(text), language })
  },
)

test('CTA-4 the registered call-to-action is the English one by which people text in', () => {
  const [, offers] = acme.programs
  expect(callToActionFor(acme, offers!, 'en', 'keyword')).toEqual(offers?.callToAction)
})

test.each([acme, globex])('IN-11 $id has one box for each program, none of them ticked', (tenant) => {
  const found = boxes(joinOf('en', tenant))
  expect(found.map((box) => attribute(box, 'value')).sort()).toEqual(
    tenant.programs.map(({ id }) => id).sort(),
  )
  expect(found.filter((box) => / checked/.test(box))).toEqual([])
})

test('IN-11 a box is ticked only where the person had ticked it', () => {
  const html = joinOf('en', acme, {
    typed: { programs: ['acme-login'] },
    errors: { number: 'number_missing' },
  })
  const ticked = boxes(html).filter((box) => / checked/.test(box))
  expect(ticked.map((box) => attribute(box, 'value'))).toEqual(['acme-login'])
})

test('IN-11 advertising has a fieldset of its own, which is no condition of purchase', () => {
  const [, promotional = ''] = joinOf('en', acme).split('<legend>Advertising')
  expect(boxes(promotional).map((box) => attribute(box, 'value'))).toEqual(['acme-offers'])
  expect(shown(promotional)).toContain('not a condition of purchase')
})

test('IN-4 the form names the countries that may sign up, and begins with the number’s own', () => {
  const options = tags(joinOf('es', acme), 'option')
  expect(options.map((option) => attribute(option, 'value'))).toEqual(['CA', 'US', 'MX'])
  expect(options.filter((option) => / selected/.test(option))).toEqual(['<option value="US" selected>'])
})

test('IN-4 where a definition names no country, that of its number may sign up', () => {
  const html = joinOf('en', globex)
  expect(tags(html, 'option')).toEqual(['<option value="US" selected>'])
})

test('IN-4 a country that no number belongs to is left out', () => {
  const tenant = withProgram(globex, 'globex-news', { countries: ['AQ', 'FR'] })
  expect(tags(joinOf('en', tenant), 'option')).toEqual(['<option value="FR" selected>'])
})

test('IN-4 an error loses nothing that was typed', () => {
  const typed = { country: 'MX', number: '55 12', name: 'Dana "D" Reed', programs: [] }
  const html = joinOf('en', acme, { typed, errors: { number: 'number_invalid' } })
  expect(html).toContain('value="55 12"')
  expect(html).toContain('value="Dana &quot;D&quot; Reed"')
  expect(html).toContain('<option value="MX" selected>')
})

test('IN-4 an error is told by the title, at the top, and beside its field', () => {
  const html = joinOf('en', acme, {
    typed: {},
    errors: { number: 'number_missing', program: 'program_missing' },
  })
  expect(html).toMatch(/<title>Error: /)
  expect(html).toContain('<a href="#number">Enter your mobile number</a>')
  expect(html).toContain('<a href="#program-acme-alerts">')
  const [field = ''] = tags(html, 'input').filter((tag) => attribute(tag, 'id') === 'number')
  expect(attribute(field, 'aria-invalid')).toBe('true')
  expect(attribute(field, 'aria-describedby')).toBe('number-hint number-error')
  expect(html).toContain('id="number-error"')
})

test('IN-4 without an error nothing is called wrong', () => {
  expect(joinOf('en', acme)).not.toMatch(/aria-invalid="|role="alert"|Error:/)
})

test('REC-7 the form is posted, and to this site', () => {
  const html = joinPage({ ...viewOf('en'), token, base: '/prod' }).html
  expect(html).toContain('<form method="post" action="/prod/acme/join?lang=en"')
})
