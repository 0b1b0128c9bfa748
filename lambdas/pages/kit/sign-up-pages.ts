import { contentHash } from '../../definitions/content-hash.ts'
import { type PageLanguage, SIGN_UP_PAGES, type SignUpPage } from '../../domain/core/vocabulary.ts'
import type { Rendered } from '../site/layout.ts'
import { joinPage } from '../site/pages/join-page.ts'
import { joinSentPage } from '../site/pages/join-sent-page.ts'
import { programsPage } from '../site/pages/programs-page.ts'
import type { View } from '../site/view.ts'

/** A sign-up page as it is pictured, and the name of its picture. */
export interface PicturedPage {
  page: SignUpPage
  language: PageLanguage
  /** Differs with the page, so that a picture of an earlier version is known as one (CTA-4). */
  name: string
  html: string
}

/** The sign-up pages in the order in which a person meets them. Nothing is filled in: boxes are unchecked, as a person finds them. */
export function signUpPages(view: Omit<View, 'base'>): PicturedPage[] {
  const { language } = view
  const pages = render({ ...view, base: '' })
  return SIGN_UP_PAGES.map((page) => {
    const { html } = pages[page]
    return { page, language, html, name: `${language}-${page}-${contentHash(html).slice(0, 12)}` }
  })
}

function render(view: View): Record<SignUpPage, Rendered> {
  const programs = view.tenant.programs.map(({ id }) => id)
  return {
    programs: programsPage(view),
    'sign-up-form': joinPage({ ...view, token: '' }),
    'check-your-phone': joinSentPage({ ...view, ending: '42', programs: programs.slice(0, 1) }),
  }
}
