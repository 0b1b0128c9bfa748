import { createHash } from 'node:crypto'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../../domain/tenant/page-language.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { address, addressIn, type PageName } from './address.ts'
import { type Html, html, raw } from './html.ts'
import { stylesheet } from './stylesheet.ts'
import { contactLinks } from './text.ts'
import type { View } from './view.ts'

/** A rendered page. */
export interface Rendered {
  html: string
  /** The hash of its stylesheet for the content-security policy: `sha256-…`. */
  styleHash: string
  /** Whether it shows images that are not embedded in it. */
  showsImages?: boolean
}

/** A page's own content within the common layout. */
export interface Content {
  title: string
  body: Html
  /** The page that the language switch links to; omitted after a form was sent, since the typed text would be lost. */
  self?: PageName | undefined
  /** Whether the page itself links terms and privacy and names the contacts, so the footer does not have to. */
  disclosed?: boolean
  /** Whether the page needs no footer, since it is the one that the footer would lead to. */
  ends?: boolean
}

const PLAIN = { accent: '#1d4f91' }

/** A page of a tenant. */
export function layout(
  view: View,
  { title, body, self, disclosed = false, ends = false }: Content,
): Rendered {
  const { tenant } = view
  const top = html`<header class="top"><div class="band">
<a class="brand" href="${address(view, '')}">${logo(tenant)}${tenant.brand}</a>
${self === undefined ? '' : languageSwitch(view, self)}
</div></header>`
  return documentOf({
    language: view.language,
    title: `${title} – ${tenant.brand}`,
    style: stylesheet(tenant.site),
    body: html`${top}${mainOf(body)}${ends ? '' : footer(view, disclosed)}`,
  })
}

/** A page without a tenant, for an address that names none. */
export function bareLayout(language: PageLanguage, { title, body }: Omit<Content, 'self'>): Rendered {
  return documentOf({ language, title, style: stylesheet(PLAIN), body: mainOf(body) })
}

/** What a whole document is made of. */
export interface Document {
  language: PageLanguage
  title: string
  style: string
  body: Html
}

/** A whole document, with its stylesheet in it. */
export function documentOf({ language, title, style, body }: Document): Rendered {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">${wordsOf({ language }).skip}</a>
${body}
</body>
</html>
`
  return {
    html: String(page),
    styleHash: `sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}`,
  }
}

/** The main part of a page. */
export function mainOf(body: Html): Html {
  return html`<main id="main" tabindex="-1">
${body}
</main>
`
}

/** The brand's name is beside the image, so the alt text is empty. */
function logo({ site }: Tenant): Html | '' {
  return site.logo ? html`<img src="${site.logo}" alt="">` : ''
}

function languageSwitch(view: View, self: PageName): Html | '' {
  const languages = pageLanguagesOf(view.tenant)
  if (languages.length === 1) return ''
  return html`<nav aria-label="${wordsOf(view).languages}"><ul class="languages">${languages.map(
    (language) => html`<li>${switchTo(view, self, language)}</li>`,
  )}</ul></nav>`
}

function switchTo(view: View, self: PageName, language: PageLanguage): Html {
  const { name } = wordsOf({ language })
  return language === view.language
    ? html`<span lang="${language}" aria-current="true">${name}</span>`
    : html`<a href="${addressIn(view, self, language)}" lang="${language}" hreflang="${language}">${name}</a>`
}

function footer(view: View, disclosed: boolean): Html {
  const { footer: words } = wordsOf(view)
  const legal = html`<li><a href="${address(view, 'terms')}">${words.terms}</a></li>
<li><a href="${address(view, 'privacy')}">${words.privacy}</a></li>
`
  return html`<footer>
<nav aria-label="${words.nav}"><ul>
${disclosed ? '' : legal}<li><a href="${address(view, 'preferences')}">${words.choices}</a></li>
</ul></nav>
${
  disclosed
    ? ''
    : html`<p>${words.help} ${contactLinks(view.tenant)}</p>
`
}</footer>`
}
