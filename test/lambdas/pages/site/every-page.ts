import {
  PAGE_LANGUAGES,
  type PageLanguage,
  SIGN_UP_PAGES,
} from '../../../../lambdas/domain/core/vocabulary.ts'
import type { Tenant } from '../../../../lambdas/domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../../../../lambdas/domain/tenant/page-language.ts'
import type { Rendered } from '../../../../lambdas/pages/site/layout.ts'
import { errorPage } from '../../../../lambdas/pages/site/pages/error-page.ts'
import { joinPage } from '../../../../lambdas/pages/site/pages/join-page.ts'
import { joinSentPage } from '../../../../lambdas/pages/site/pages/join-sent-page.ts'
import { joinedPage } from '../../../../lambdas/pages/site/pages/joined-page.ts'
import { noMailPage } from '../../../../lambdas/pages/site/pages/no-mail-page.ts'
import { preferencesChoicesPage } from '../../../../lambdas/pages/site/pages/preferences-choices-page.ts'
import { preferencesCodePage } from '../../../../lambdas/pages/site/pages/preferences-code-page.ts'
import { preferencesDownloadPage } from '../../../../lambdas/pages/site/pages/preferences-download-page.ts'
import { preferencesNumberPage } from '../../../../lambdas/pages/site/pages/preferences-number-page.ts'
import { preferencesSavedPage } from '../../../../lambdas/pages/site/pages/preferences-saved-page.ts'
import { privacyPage } from '../../../../lambdas/pages/site/pages/privacy-page.ts'
import { programsPage } from '../../../../lambdas/pages/site/pages/programs-page.ts'
import { stopLinkPage } from '../../../../lambdas/pages/site/pages/stop-link-page.ts'
import { termsPage } from '../../../../lambdas/pages/site/pages/terms-page.ts'
import { waysToJoinPage } from '../../../../lambdas/pages/site/pages/ways-to-join-page.ts'
import type { View } from '../../../../lambdas/pages/site/view.ts'
import { acme, globex, noon, withProgram } from '../../../fixtures.ts'

export const token = 'k7Qw1d.9sXb'

/** A view of the tenant that ships, or of another. */
export function viewOf(language: PageLanguage = 'en', tenant: Tenant = acme): View {
  return { tenant, language, base: '' }
}

const screenshots = SIGN_UP_PAGES.map((page) => ({ page, name: `en-${page}`, width: 780, height: 1200 }))

const programChoices = [
  { program: 'acme-alerts', status: 'opted_in', since: noon },
  { program: 'acme-offers', status: 'opted_out', since: noon },
  { program: 'acme-login', status: 'none', since: null },
] as const

/** Every page there is, in every state that looks different, by name. */
export const pages: Record<string, (view: View) => Rendered> = {
  programs: programsPage,
  join: (view) => joinPage({ ...view, token }),
  'join with errors': (view) =>
    joinPage({
      ...view,
      token,
      typed: { country: 'MX', number: '55 12', name: 'Dana Reed', programs: ['acme-offers'] },
      errors: { number: 'number_invalid', program: 'program_elsewhere' },
      likely: '+525512345678',
    }),
  'join with nothing filled in': (view) =>
    joinPage({
      ...view,
      token,
      typed: {},
      errors: {
        country: 'country_unknown',
        number: 'number_missing',
        name: 'name_too_long',
        program: 'program_missing',
      },
    }),
  sent: (view) => joinSentPage({ ...view, ending: '42', programs: ['acme-alerts', 'acme-offers'] }),
  'sent with a code': (view) =>
    joinSentPage({
      ...view,
      tenant: withProgram(view.tenant, 'acme-login', { confirmation: 'code' }),
      ending: '42',
      programs: ['acme-alerts', 'acme-login'],
      code: { token, typed: '12', error: 'code_wrong', minutes: 4 },
    }),
  joined: (view) => joinedPage({ ...view, programs: ['acme-alerts', 'acme-offers'] }),
  terms: termsPage,
  privacy: (view) => privacyPage({ ...view, archiveYears: 5 }),
  'ways to join': (view) => waysToJoinPage({ ...view, screenshots: [] }),
  'ways to join with screenshots': (view) => waysToJoinPage({ ...view, screenshots }),
  'preferences number': (view) => preferencesNumberPage({ ...view, token }),
  'preferences number with errors': (view) =>
    preferencesNumberPage({
      ...view,
      token,
      typed: { country: 'CA', number: '12' },
      errors: { number: 'number_elsewhere' },
    }),
  'preferences code': (view) => preferencesCodePage({ ...view, token, ending: '42', minutes: 10 }),
  'preferences code with errors': (view) =>
    preferencesCodePage({ ...view, token, ending: '42', typed: '123', error: 'code_wrong', minutes: 1 }),
  'preferences code spent': (view) =>
    preferencesCodePage({ ...view, token, ending: '42', typed: '123', error: 'code_spent', minutes: 7 }),
  'preferences code expired': (view) =>
    preferencesCodePage({ ...view, token, ending: '42', typed: '123', error: 'code_expired', minutes: 0 }),
  'preferences choices': (view) => preferencesChoicesPage({ ...view, token, ending: '42', programChoices }),
  'preferences download': (view) => preferencesDownloadPage({ ...view, part: 1, isLast: false }),
  'preferences download, last part': (view) => preferencesDownloadPage({ ...view, part: 2, isLast: true }),
  'preferences saved': (view) =>
    preferencesSavedPage({ ...view, stopped: false, programChoices, waiting: ['acme-offers'] }),
  'preferences stopped': (view) =>
    preferencesSavedPage({ ...view, stopped: true, programChoices, waiting: [] }),
  'stop link': (view) => stopLinkPage({ ...view, id: 'x', ending: '42', stopped: false }),
  'stop link pressed': (view) => stopLinkPage({ ...view, id: 'x', ending: '42', stopped: true }),
  'no more mail': (view) => noMailPage({ ...view, id: 'x', refused: false }),
  'not found': ({ language, base }) => errorPage({ tenant: undefined, language, base, kind: 'not_found' }),
  'too many': (view) => errorPage({ ...view, kind: 'too_many' }),
}

/** Every page of the tenants that ship, in each of their languages. */
export const everyPage = [acme, globex].flatMap((tenant) =>
  PAGE_LANGUAGES.filter((language) => pageLanguagesOf(tenant).includes(language)).flatMap((language) =>
    Object.entries(pages).map(([name, render]) => ({
      name,
      language,
      brand: tenant.id,
      page: render(viewOf(language, tenant)),
    })),
  ),
)
