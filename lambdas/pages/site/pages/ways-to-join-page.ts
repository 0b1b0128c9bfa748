import { publishedText } from '../../../definitions/published-texts.ts'
import type { Screenshot } from '../../../definitions/screenshots.ts'
import { WAYS, type Way } from '../../../domain/core/vocabulary.ts'
import type { Program } from '../../../domain/tenant/definitions.ts'
import { joiningWord } from '../../../domain/tenant/joining-word.ts'
import { inLanguage } from '../../../domain/tenant/page-language.ts'
import type { PublishedText } from '../../../domain/tenant/published-text.ts'
import { kitWordsOf } from '../../../domain/words/kit/kit-words.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { programLabel } from '../../../domain/words/wording.ts'
import { address, qrAddress, screenshotAddress } from '../address.ts'
import { shownNumber } from '../countries.ts'
import { type Html, html, raw } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { smsLink } from '../sms-link.ts'
import { linked } from '../text.ts'
import type { View } from '../view.ts'

/** The page, and the screenshots in its language; empty where the kit was not published with them. */
export interface WaysToJoin extends View {
  screenshots: readonly Pick<Screenshot, 'page' | 'name' | 'width' | 'height'>[]
}

/**
 * Every way of signing up as a person meets it, with the exact words and their ids: one page that a carrier's reviewer can
 * open (CTA-5). The words are those that are published, so that what is registered, shown and recorded is the same (CTA-4).
 */
export function waysToJoinPage(view: WaysToJoin): Rendered {
  const { ways: words } = kitWordsOf(view)
  const { tenant } = view
  const page = layout(view, {
    title: words.title,
    self: 'ways-to-join',
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead(tenant.brand)}</p>
${pictures(view)}${tenant.programs.map((program) => ofProgram(view, program))}`,
  })
  return { ...page, showsImages: view.screenshots.length > 0 }
}

/** The sign-up pages as a phone shows them, in order. */
function pictures(view: WaysToJoin): Html {
  const { screenshots: words } = kitWordsOf(view).ways
  if (view.screenshots.length === 0) return html``
  return html`<section class="card" aria-labelledby="screenshots">
<h2 id="screenshots">${words.title}</h2>
<ol class="shots">${view.screenshots.map(
    ({ page, name, width, height }) => html`<li><figure>
<img src="${screenshotAddress(view, name)}" alt="${words.alt[page]}" width="${width}" height="${height}" loading="lazy">
<figcaption>${words.captions[page]}</figcaption>
</figure></li>
`,
  )}</ol>
</section>
`
}

function ofProgram(view: View, program: Program): Html {
  const label = programLabel(view.tenant, inLanguage(program, view.language))
  const { programs: words } = wordsOf(view)
  return html`<section class="card" aria-labelledby="${program.id}">
${program.messageClass === 'promotional' ? html`<p class="badge">${words.offers}</p>` : ''}
<h2 id="${program.id}">${label}</h2>
${WAYS.map((way) => ofWay(view, program, way))}</section>
`
}

/** The first way is open; the others open with a click, so that the page is short on a phone. */
function ofWay(view: View, program: Program, way: Way): Html {
  const { ways: words } = kitWordsOf(view)
  const text = publishedText(view.tenant, program, view.language, way)
  const word = joiningWord(view.tenant, program, view)
  const does = way === 'keyword' && word === undefined ? words.posterOnly : words.does[way]
  return html`<details${way === WAYS[0] ? raw(' open') : ''}>
<summary>${words.names[way]}</summary>
<p>${does}${way === 'web_form' ? ` ${words.confirmed[program.confirmation]}` : ''}</p>
${links(view, program, way)}${shown(text)}
<p class="small">${words.id}: ${text.id}</p>
</details>
`
}

function shown({ text }: PublishedText): Html {
  return html`<blockquote>${linked(text)}</blockquote>`
}

/** What the person uses in this way, where it is at hand. */
function links(view: View, program: Program, way: Way): Html {
  if (way === 'web_form')
    return html`<p><a class="button quiet" href="${address(view, 'join')}">${kitWordsOf(view).ways.form}</a></p>
`
  const word = way === 'keyword' ? joiningWord(view.tenant, program, view) : undefined
  if (word === undefined) return html``
  const { programs, link } = wordsOf(view)
  const { name } = inLanguage(program, view.language)
  return html`<p class="row"><a class="button quiet" href="${smsLink(program.number, word)}">${programs.byText(word, shownNumber(program.number))}</a>
<a class="tap" href="${qrAddress(view, program.id)}" aria-label="${link.qrOf(name)}">${link.qr}</a></p>
`
}
