import type { PageLanguage, SitePage } from '../../domain/core/vocabulary.ts'
import { pageLanguagesOf } from '../../domain/tenant/page-language.ts'
import type { View } from './view.ts'

/** The pages of a tenant, by the last part of their path. */
export type PageName = '' | SitePage

/** The path of a page in the current page's language. It never contains a phone number (REC-7). */
export function address(view: View, page: PageName): string {
  return pageLanguagesOf(view.tenant).length === 1 ? path(view, page) : addressIn(view, page, view.language)
}

/** The path of a page after a form was sent; what it shows is kept in a cookie, so that Reload repeats nothing. */
export function stepAddress(view: View, page: SitePage, step: string): string {
  const found = address(view, page)
  return `${found}${found.includes('?') ? '&' : '?'}step=${step}`
}

/** The path of a page in a language, which is always named, so that the browser's preference does not override it. */
export function addressIn(view: View, page: PageName, language: PageLanguage): string {
  return `${path(view, page)}?lang=${language}`
}

function path({ base, tenant }: View, page: PageName): string {
  return `${base}/${tenant.id}${page && `/${page}`}`
}

/** The path of a program's QR code. */
export function qrAddress({ base, tenant, language }: View, program: string): string {
  const [own] = pageLanguagesOf(tenant)
  return `${base}/${tenant.id}/${program}/qr.svg${language === own ? '' : `?lang=${language}`}`
}

/** The path of a screenshot. */
export function screenshotAddress({ base, tenant }: View, name: string): string {
  return `${base}/${tenant.id}/ways-to-join/${name}.svg`
}
