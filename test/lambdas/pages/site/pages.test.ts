import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { readMessage } from '../../../../lambdas/domain/classify/read-message.ts'
import { PAGE_LANGUAGES } from '../../../../lambdas/domain/core/vocabulary.ts'
import type { Tenant } from '../../../../lambdas/domain/tenant/definitions.ts'
import { pageLanguageFor, pageLanguagesOf } from '../../../../lambdas/domain/tenant/page-language.ts'
import { contentSecurityPolicy } from '../../../../lambdas/pages/site/content-security-policy.ts'
import { joinPage } from '../../../../lambdas/pages/site/pages/join-page.ts'
import { joinSentPage } from '../../../../lambdas/pages/site/pages/join-sent-page.ts'
import { preferencesChoicesPage } from '../../../../lambdas/pages/site/pages/preferences-choices-page.ts'
import { privacyPage } from '../../../../lambdas/pages/site/pages/privacy-page.ts'
import { programsPage } from '../../../../lambdas/pages/site/pages/programs-page.ts'
import { termsPage } from '../../../../lambdas/pages/site/pages/terms-page.ts'
import { acme, globex, noon, withNumber, withProgram } from '../../../fixtures.ts'
import { everyPage, pages, token, viewOf } from './every-page.ts'
import { attribute, shown, tags } from './shown.ts'

/** The page for reviewers has every word of every way. */
const mostOf = (name: string) => (name.startsWith('ways to join') ? 60 : 30) * 1024

test.each(everyPage)(
  'CTA-2 $brand: $name in $language is under 30 KB, for reviewers 60',
  ({ name, page }) => {
    expect(Buffer.byteLength(page.html)).toBeLessThan(mostOf(name))
  },
)

test.each(Object.entries(pages))('CTA-2 %s is as small even with the largest logo', (name, render) => {
  const logo = `data:image/png;base64,${'A'.repeat(Math.ceil((8 * 1024 * 4) / 3))}`
  const heavy: Tenant = { ...acme, site: { ...acme.site, logo } }
  expect(Buffer.byteLength(render(viewOf('fr', heavy)).html)).toBeLessThan(mostOf(name))
})

test.each(everyPage)(
  'CTA-2 $brand: $name in $language needs no script and loads nothing from elsewhere',
  ({ page }) => {
    expect(page.html).not.toMatch(/<script|<link rel="stylesheet|\son\w+=| style=|javascript:/i)
    const shows = page.showsImages ? /^(data:|\/\w+\/ways-to-join\/)/ : /^data:/
    expect(tags(page.html, 'img').filter((tag) => !shows.test(attribute(tag, 'src') ?? ''))).toEqual([])
  },
)

test('CTA-2 the policy names the stylesheet by its hash and allows no script', () => {
  const { html, styleHash } = programsPage(viewOf())
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  expect(styleHash).toBe(`sha256-${createHash('sha256').update(style).digest('base64')}`)
  expect(contentSecurityPolicy({ styleHash })).toBe(
    `default-src 'none'; style-src '${styleHash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
})

const EVIL = `"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;`
const hostile: Tenant = {
  ...acme,
  id: 'acme',
  brand: EVIL,
  help: { email: EVIL, phone: EVIL, url: EVIL },
  links: { terms: `https://${EVIL}`, privacy: EVIL, signUp: EVIL },
  site: { accent: '#0b5f56', logo: EVIL },
  numbers: acme.numbers.map((number) => ({ ...number, number: EVIL })),
  programs: acme.programs.map((program) => ({
    ...program,
    name: EVIL,
    description: EVIL,
    number: EVIL,
    keyword: EVIL,
    translations: undefined,
  })),
}

test.each(Object.entries(pages))('CTA-4 nothing in a definition can write markup into %s', (_, render) => {
  expect(render(viewOf('en', hostile)).html).not.toMatch(/<script|<img src=x/)
})

test('CTA-4 nothing that is typed can write markup', () => {
  const typed = { country: EVIL, number: EVIL, name: EVIL, programs: [EVIL] }
  const html = joinPage({ ...viewOf(), token: EVIL, typed, errors: { number: 'number_invalid' } }).html
  expect(html).not.toMatch(/<script|<img src=x/)
  expect(html).toContain('&lt;script&gt;')
})

test.each(everyPage)(
  'CTA-2 $brand: $name in $language leads to terms and privacy',
  ({ name, brand, language, page }) => {
    if (name === 'not found') return
    const query = brand === 'globex' ? '' : `?lang=${language}`
    const base = /^join( |$)|choices$/.test(name) ? `https://${brand}.example/sms` : `/${brand}`
    const end = base.startsWith('/') ? query : ''
    expect(page.html).toContain(`href="${base}/terms${end}"`)
    expect(page.html).toContain(`href="${base}/privacy${end}"`)
  },
)

test.each(everyPage)(
  'CTA-1 $brand: $name in $language says its language, title and heading',
  ({ language, page }) => {
    expect(page.html).toContain(`<html lang="${language}">`)
    expect(page.html).toMatch(/<title>[^<]+<\/title>/)
    expect(tags(page.html, 'h1')).toHaveLength(1)
  },
)

test.each(everyPage)(
  'REC-7 $brand: no link of $name in $language holds a number but those of the brand',
  ({ page, brand }) => {
    const own = brand === 'acme' ? /tel:\+12065550199|sms:\+12065550100/ : /sms:\+12065550110/
    const links = tags(page.html, 'a').map((tag) => attribute(tag, 'href') ?? '')
    expect(links.filter((link) => /\d{7}/.test(link) && !own.test(link))).toEqual([])
  },
)

const minimum = {
  en: [
    /Acme Offers/,
    /up to 4 messages a month/i,
    /Reply STOP/,
    /Reply HELP/,
    /Message and data rates may apply/,
    /Carriers are not liable for delayed or undelivered messages/,
    /does not share your opt-in data or your phone number with third parties/,
  ],
  es: [
    /Acme Ofertas/,
    /hasta 4 mensajes al mes/i,
    /Responda STOP/,
    /Responda HELP/,
    /Pueden aplicarse tarifas de mensajes y datos/,
    /Las compañías telefónicas no son responsables de los mensajes retrasados o no entregados/,
    /no comparte los datos de su suscripción ni su número/,
  ],
  fr: [
    /Acme Offres/,
    /jusqu’à 4 messages par mois/i,
    /Répondez STOP/,
    /Répondez HELP/,
    /Des frais de messagerie et de données peuvent s’appliquer/,
    /Les fournisseurs ne sont pas responsables des messages retardés ou non livrés/,
    /ne partage ni les données de votre inscription ni votre numéro/,
  ],
}

test.each(PAGE_LANGUAGES)('CTA-2 the terms cover what carriers ask for in %s', (language) => {
  const text = shown(termsPage(viewOf(language)).html)
  const all = [...minimum[language], /help@acme\.example/, /\(206\) 555-0100/]
  expect(all.filter((each) => !each.test(text))).toEqual([])
})

const kept = {
  en: [/not shared with any third parties/, /5 years/, /6 months/],
  es: [/no se comparten con terceros/, /5 años/, /6 meses/],
  fr: [/partagés avec aucun tiers/, /5 ans/, /6 mois/],
}

test.each(PAGE_LANGUAGES)('CTA-2 privacy in %s: nothing is shared, and how long it is kept', (language) => {
  const text = shown(privacyPage({ ...viewOf(language), archiveYears: 5 }).html)
  expect(kept[language].filter((each) => !each.test(text))).toEqual([])
})

/** Every word that the terms name as a way to stop, and what they quote. */
const named = {
  en: ['STOP', 'END', 'QUIT', 'CANCEL', 'UNSUBSCRIBE', 'please stop texting me'],
  es: ['STOP', 'ALTO', 'BAJA', 'CANCELAR', 'ya no me escriban'],
  fr: ['STOP', 'ARRET', 'ne m’écrivez plus'],
}

test.each(PAGE_LANGUAGES)('OUT-2 whatever the terms name in %s does stop', (language) => {
  const text = shown(termsPage(viewOf(language)).html)
  expect(named[language].filter((word) => !text.includes(word))).toEqual([])
  const meanings = named[language].map((word) => readMessage(word, acme).kind)
  expect(meanings).toEqual(named[language].map(() => 'stop'))
})

test('CTA-2 privacy speaks of no archive where there is none', () => {
  expect(privacyPage({ ...viewOf(), archiveYears: undefined }).html).not.toContain('archived')
})

test('IN-4 the page after the form is the same for everybody, and names the way that always works', () => {
  const view = { ...viewOf(), ending: '42', programs: ['acme-alerts'] }
  const { html } = joinSentPage(view)
  expect(joinSentPage(structuredClone(view)).html).toBe(html)
  expect(shown(html)).toMatch(/Reply YES to finish .* 24 hours.* text START to \(206\) 555-0100/)
})

test('IN-4 only the last digits of the number are shown', () => {
  const { html } = joinSentPage({ ...viewOf(), ending: '42', programs: ['acme-offers'] })
  expect(shown(html)).toContain('number ending in 42')
  expect(shown(html)).toContain('You can also text OFFERS')
})

test('IN-4 the code is asked for only where a program that was checked is confirmed by it', () => {
  const asked = { ...viewOf('en', withProgram(acme, 'acme-login', { confirmation: 'code' })), ending: '42' }
  const { html } = joinSentPage({ ...asked, programs: ['acme-login'], code: { token, minutes: 10 } })
  expect(html).toContain('autocomplete="one-time-code"')
  expect(shown(html)).not.toContain('Reply YES')
  expect(joinSentPage({ ...asked, programs: ['acme-alerts'] }).html).not.toContain('one-time-code')
})

test('IN-1 a text to join is offered only where it does what it says', () => {
  expect(programsPage(viewOf()).html).toContain('href="sms:+12065550100?&amp;body=OFFERS"')
  const refusing = withNumber(acme, '+12065550100', { keywordOptIn: false })
  expect(programsPage(viewOf('en', refusing)).html).not.toContain('sms:')
})

test('CTA-1 text to join stands with its whole call-to-action', () => {
  const [, offers] = acme.programs
  expect(shown(programsPage(viewOf()).html)).toContain(shown(offers!.callToAction.text))
})

test('OUT-8 one’s own choices are shown in words, with their date, and checked where signed up', () => {
  const programChoices = [
    { program: 'acme-alerts', status: 'opted_in', since: noon },
    { program: 'acme-offers', status: 'opted_out', since: noon },
  ] as const
  const { html } = preferencesChoicesPage({ ...viewOf(), token, ending: '42', programChoices })
  const ticked = tags(html, 'input').filter((tag) => / checked/.test(tag))
  expect(ticked.map((tag) => attribute(tag, 'value'))).toEqual(['acme-alerts'])
  expect(shown(html)).toMatch(/Signed up since Nov 21, 2026.*Stopped since Nov 21, 2026.*Not signed up/)
})

test('OUT-8 stop, save and download are posts with the token', () => {
  const { html } = preferencesChoicesPage({ ...viewOf(), token, ending: '42', programChoices: [] })
  const hidden = tags(html, 'input').filter((tag) => attribute(tag, 'name') === 'step')
  expect(hidden.map((tag) => attribute(tag, 'value'))).toEqual(['save', 'stop', 'download'])
  expect(tags(html, 'form').every((tag) => tag.includes('method="post"'))).toBe(true)
  expect(tags(html, 'input').filter((tag) => attribute(tag, 'value') === token)).toHaveLength(3)
})

test('CTA-4 a brand’s pages are in its languages and those of its translations', () => {
  expect(pageLanguagesOf(acme)).toEqual(['en', 'es', 'fr'])
  expect(pageLanguagesOf(globex)).toEqual(['en'])
  expect(pageLanguagesOf({ ...globex, languages: ['pt'] })).toEqual(['en'])
})

test('CTA-4 one program that is not translated keeps a language back', () => {
  expect(pageLanguagesOf(withProgram(acme, 'acme-offers', { translations: {} }))).toEqual(['en', 'es'])
})

test.each([
  [['fr-CA', 'en'], 'fr'],
  [['de', 'ES-mx'], 'es'],
  [['de'], 'en'],
  [[], 'en'],
  [['constructor'], 'en'],
])('CTA-4 who wants %j reads %s', (wanted, language) => {
  expect(pageLanguageFor(acme, wanted)).toBe(language)
})
