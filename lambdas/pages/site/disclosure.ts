import { disclosure } from '../../domain/words/call-to-action.ts'
import type { BoxWay } from '../../domain/words/call-to-action-words.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** What a person agrees to for every box that is checked, beside the button, with the links to terms and privacy (CTA-1). */
export function disclosureBeside(view: View, way: BoxWay): Html {
  const { footer: words } = wordsOf(view)
  return html`<p class="terms">${disclosure(view.tenant, view.language, way)}</p>
<p class="small"><a class="tap" href="${address(view, 'terms')}">${words.terms}</a> · <a class="tap" href="${address(view, 'privacy')}">${words.privacy}</a></p>`
}
