import { originatorOf, type Program } from '../../../domain/tenant/definitions.ts'
import { keywordIn } from '../../../domain/tenant/joining-word.ts'
import { inLanguage } from '../../../domain/tenant/page-language.ts'
import { callToActionText } from '../../../domain/words/call-to-action.ts'
import { callToActionWords } from '../../../domain/words/call-to-action-words.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { programLabel } from '../../../domain/words/wording.ts'
import { address, qrAddress } from '../address.ts'
import { shownNumber } from '../countries.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { smsLink } from '../sms-link.ts'
import { capitalized, linked } from '../text.ts'
import type { View } from '../view.ts'

/** All programs and every way to sign up: by a text if the program has its own keyword, or by the form (IN-1). */
export function programsPage(view: View): Rendered {
  const { programs: words } = wordsOf(view)
  const { tenant } = view
  const title = words.title(tenant.brand)
  return layout(view, {
    title,
    self: '',
    body: html`<h1>${title}</h1>
<p class="lead">${words.lead}</p>
${tenant.programs.map((program) => offer(view, program))}
<section>
<p>${words.formLead}</p>
<p><a class="button" href="${address(view, 'join')}">${words.form}</a></p>
</section>
<p><a class="tap" href="${address(view, 'preferences')}">${words.choices}</a></p>`,
  })
}

function offer(view: View, program: Program): Html {
  const { language, tenant } = view
  const { name, description } = inLanguage(program, language)
  const words = wordsOf(view)
  return html`<section class="card">
${program.messageClass === 'promotional' ? html`<p class="badge">${words.programs.offers}</p>` : ''}
<h2>${programLabel(tenant, { name })}</h2>
<p>${capitalized(description)}. <span class="soft">${capitalized(callToActionWords[language].count(program.frequency))}.</span></p>
${byText(view, program)}
</section>
`
}

/** Only if the text works: the program's own keyword, at a number that accepts it (IN-1, IN-2). */
function byText(view: View, program: Program): Html {
  const { number } = program
  const keyword = keywordIn(view.tenant, program, view.language)
  const { programs: words, link } = wordsOf(view)
  const { name } = inLanguage(program, view.language)
  const qr = html`<a class="tap" href="${qrAddress(view, program.id)}" aria-label="${link.qrOf(name)}">${link.qr}</a>`
  if (!keyword || !originatorOf(view.tenant, number)?.keywordOptIn) return html`<p>${qr}</p>`
  return html`<p class="row"><a class="button quiet" href="${smsLink(number, keyword)}">${words.byText(keyword, shownNumber(number))}</a> ${qr}</p>
<p class="small">${linked(callToActionText(view.tenant, program, view.language, 'keyword'))}</p>`
}
