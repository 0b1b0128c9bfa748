import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import type { View } from '../view.ts'

/** The page by which the recipient of an invitation says no to further mail. */
export interface NoMailView extends View {
  id: string
  /** Whether that is settled. */
  refused: boolean
}

/** One button that ends mail to the address, or that it has ended. */
export function noMailPage(view: NoMailView): Rendered {
  const { tenant, id, refused, language, base } = view
  const { mail: words } = wordsOf(view)
  const title = refused ? words.endedTitle : words.endTitle
  return layout(view, {
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${refused ? words.ended(tenant.brand) : words.end(tenant.brand)}</p>
${
  refused
    ? ''
    : html`<form method="post" action="${base}/stop/${id}?lang=${language}">
<button class="stop" type="submit">${words.noMore(tenant.brand)}</button>
</form>`
}`,
  })
}
