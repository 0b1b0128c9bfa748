import { html } from '../site/html.ts'
import { linked } from '../site/text.ts'
import { type Offer, pieces } from './offer.ts'

/**
 * A box for a form that one already has: unchecked and not required, with its words and the hidden id of the text. It has
 * no style, no script and no form, so it looks like the form around it and posts nothing by itself (CTA-5, IN-11).
 */
export function formBlock(offer: Offer): string {
  const { program, text } = offer
  const { lead, terms } = pieces(offer)
  const id = `sms-consent-${program.id}`
  return String(html`<div lang="${text.language}">
<input type="hidden" name="${id}-text" value="${text.id}">
<p><input type="checkbox" id="${id}" name="${id}" value="yes" aria-describedby="${id}-terms">
<label for="${id}">${lead}</label></p>
<p id="${id}-terms">${linked(terms)}</p>
</div>
`)
}
