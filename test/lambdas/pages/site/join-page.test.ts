import { expect, test } from 'vitest'
import { callToActionFor } from '../../../../lambdas/definitions/call-to-action-for.ts'
import { contentHash } from '../../../../lambdas/definitions/content-hash.ts'
import type { PageLanguage } from '../../../../lambdas/domain/core/vocabulary.ts'
import type { Tenant } from '../../../../lambdas/domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../../../../lambdas/domain/tenant/page-language.ts'
import { boxWords, disclosure } from '../../../../lambdas/domain/words/call-to-action.ts'
import { callToActionWords } from '../../../../lambdas/domain/words/call-to-action-words.ts'
import { writtenNumber } from '../../../../lambdas/domain/words/written-number.ts'
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
  es: 'Su consentimiento no es condición de ninguna compra.',
  fr: 'Votre consentement n’est une condition d’aucun achat.',
}

test.each(offered)(
  'IN-8 what is kept of $id in $language is, word for word, what stands beside its box and beside the button',
  ({ tenant, language, program }) => {
    const page = shown(joinOf(language, tenant))
    const { label, description, facts } = boxWords(tenant, program, language)
    const box = `${label}${description} ${facts}`
    const beside = disclosure(tenant, language, 'web_form')
    expect(page).toContain(shown(box))
    expect(page).toContain(shown(beside))
    expect(callToActionFor(tenant, program, language, 'web_form').text).toContain(`${box} ${beside} `)
  },
)

test.each(offered)('CTA-1 $id shows all that it must in $language', ({ tenant, language, program }) => {
  const { text } = callToActionFor(tenant, program, language, 'web_form')
  const must = [
    program.translations?.[language]?.name ?? program.name,
    tenant.brand,
    writtenNumber(program.number),
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

test.each([acme, globex])('CTA-1 $id links terms and privacy once, beside the button', (tenant) => {
  const html = joinOf('en', tenant)
  expect(html.match(/href="[^"]*\/terms/g)).toHaveLength(1)
  expect(html.match(/href="[^"]*\/privacy/g)).toHaveLength(1)
  expect(html.indexOf('/terms')).toBeGreaterThan(html.lastIndexOf('</fieldset>'))
})

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

test.each([acme, globex])('IN-11 $id has one box for each program, none of them checked', (tenant) => {
  const found = boxes(joinOf('en', tenant))
  expect(found.map((box) => attribute(box, 'value')).sort()).toEqual(
    tenant.programs.map(({ id }) => id).sort(),
  )
  expect(found.filter((box) => / checked/.test(box))).toEqual([])
})

test('IN-11 a box is checked only where the person had checked it', () => {
  const html = joinOf('en', acme, {
    typed: { programs: ['acme-login'] },
    errors: { number: 'number_missing' },
  })
  const ticked = boxes(html).filter((box) => / checked/.test(box))
  expect(ticked.map((box) => attribute(box, 'value'))).toEqual(['acme-login'])
})

test.each(['en', 'es', 'fr'] as const)(
  'CTA-1 marketing says that it is, and that nothing hangs on it, beside its own box alone in %s',
  (language) => {
    const facts = joinOf(language, acme).match(/<p class="terms" id="program-[^>]*>[^<]*/g) ?? []
    const marketing = facts.filter((each) => each.includes(callToActionWords[language].marketing))
    expect(marketing.map((each) => /program-([\w-]+)-facts/.exec(each)?.[1])).toEqual(['acme-offers'])
  },
)

test('IN-11 the boxes come first and the number last', () => {
  const html = joinOf('en', acme)
  expect(html.indexOf('type="checkbox"')).toBeLessThan(html.indexOf('name="name"'))
  expect(html.indexOf('name="name"')).toBeLessThan(html.indexOf('name="number"'))
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

test.each([
  ['en', 'Did you mean +52 55 1234 5678?'],
  ['es', '¿Quiso decir +52 55 1234 5678?'],
  ['fr', 'Vouliez-vous dire +52 55 1234 5678 ?'],
] as const)('IN-12 the likely number is part of what describes the field, in %s', (language, offer) => {
  const html = joinOf(language, acme, { errors: { number: 'number_invalid' }, likely: '+525512345678' })
  const [, error = ''] = html.match(/<p class="error" id="number-error">(.*?)<\/p>/) ?? []
  expect(error.replaceAll('\u00a0', ' ')).toContain(`. ${offer}`)
})

test('IN-4 an error is shown by the title, at the top, and beside its field', () => {
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
