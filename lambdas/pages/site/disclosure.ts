import { disclosure } from '../../domain/words/call-to-action.ts'
import type { BoxWay } from '../../domain/words/call-to-action-words.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** The terms of every checked box, beside the button, with links to terms and privacy (CTA-1). */
export function disclosureBeside(view: View, way: BoxWay): Html {
  const { footer: words } = wordsOf(view)
  const { terms, privacy } = view.tenant.links
  return html`<p class="terms" id="disclosure">${disclosure(view.tenant, view.language, way)}</p>
<p class="small"><a class="tap" href="${terms}">${words.terms}</a> · <a class="tap" href="${privacy}">${words.privacy}</a></p>`
}
