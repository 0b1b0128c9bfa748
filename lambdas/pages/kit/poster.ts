import { inLanguage } from '../../domain/tenant/page-language.ts'
import { kitWordsOf } from '../../domain/words/kit/kit-words.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { programLabel } from '../../domain/words/wording.ts'
import { shownNumber } from '../site/countries.ts'
import { html, raw } from '../site/html.ts'
import { qrSvg } from '../site/qr.ts'
import { capitalized, linked } from '../site/text.ts'
import { type Offer, scanned } from './offer.ts'
import { sheet } from './sheet.ts'

/** A poster with the QR code, the word to text, and the whole call-to-action, on one sheet (CTA-1, CTA-5). */
export function poster({ tenant, program, text }: Offer): string {
  const { language } = text
  const { poster: words } = kitWordsOf(text)
  const { programs, link } = wordsOf(text)
  const { name, description } = inLanguage(program, language)
  const { opens, word } = scanned(tenant, program, language)
  return sheet({
    tenant,
    language,
    title: programLabel(tenant, { name }),
    style: POSTER,
    body: html`<h1>${programLabel(tenant, { name })}</h1>
<p class="lead">${capitalized(description)}.</p>
<div class="code" role="img" aria-label="${link.qrOf(name)}">${raw(qrSvg(opens))}</div>
${word === undefined ? '' : html`<p class="word">${programs.byText(word, shownNumber(program.number))}</p>`}
<p class="scan">${word === undefined ? words.scanForm : words.scanText}</p>
<p class="terms">${linked(text.text)}</p>
<p class="id">${text.id}</p>`,
  })
}

const POSTER = `
main { text-align: center }
h1 { margin: 9mm 0 2mm; font-size: 34pt }
.lead { margin: 0 0 6mm; font-size: 17pt }
.code svg { width: 86mm; height: 86mm }
.word { margin: 3mm 0 0; font-size: 25pt; font-weight: 700; line-height: 1.2 }
.scan { margin: 2mm 0 8mm; font-size: 13pt }
.terms { margin: 0 0 2mm; font-size: 11pt; padding-top: 4mm; border-top: .3mm solid #9aa3ae; text-align: left; color: #14181d }
.terms a { color: inherit }
.id { margin: 0; text-align: left }
`
