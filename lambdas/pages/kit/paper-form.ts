import { inLanguage } from '../../domain/tenant/page-language.ts'
import { kitWordsOf } from '../../domain/words/kit/kit-words.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { programLabel } from '../../domain/words/wording.ts'
import { type Html, html } from '../site/html.ts'
import { linked } from '../site/text.ts'
import { type Offer, pieces } from './offer.ts'
import { sheet } from './sheet.ts'

/** A form to sign, with everything that a consent on paper must bring, on one sheet (CTA-5, IN-8). */
export function paperForm(offer: Offer): string {
  const { tenant, program, text } = offer
  const { paper: words } = kitWordsOf(text)
  const { join } = wordsOf(text)
  const { lead, terms } = pieces(offer)
  const title = programLabel(tenant, inLanguage(program, text.language))
  return sheet({
    tenant,
    language: text.language,
    title,
    style: PAPER,
    body: html`<h1>${join.title}</h1>
<p class="lead">${lead}</p>
${blank(words.name)}
${blank(words.number)}
<p class="agree">${linked(terms)}</p>
<div class="pair">${blank(words.signature)}${blank(words.date)}</div>
<section>
<h2>${words.office}</h2>
<div class="pair">${blank(words.collectedBy)}${blank(words.reference)}</div>
<p class="id">${text.id}</p>
</section>`,
  })
}

function blank(label: string): Html {
  return html`<div class="blank"><span>${label}</span></div>`
}

const PAPER = `
h1 { margin: 8mm 0 3mm; font-size: 22pt }
.lead { margin: 0 0 4mm; font-size: 13pt; font-weight: 600 }
.blank { flex: 1; padding-top: 13mm; margin-bottom: 2mm }
.blank span { display: block; border-top: .35mm solid #14181d; padding-top: 1mm; font-size: 10pt }
.pair { display: flex; gap: 10mm }
.pair .blank:first-child { flex: 2 }
.agree { margin: 8mm 0 0 }
.agree a { color: inherit }
section { margin-top: 12mm; padding: 4mm 5mm; border: .3mm solid #9aa3ae; border-radius: 2mm; break-inside: avoid }
h2 { margin: 0; font-size: 11pt }
.id { margin: 2mm 0 0 }
`
