import { originatorOf, type Program } from '../../../domain/tenant/definitions.ts'
import { keywordIn } from '../../../domain/tenant/joining-word.ts'
import { inLanguage } from '../../../domain/tenant/page-language.ts'
import { writtenContacts } from '../../../domain/words/call-to-action.ts'
import { callToActionWords } from '../../../domain/words/call-to-action-words.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { programLabel } from '../../../domain/words/wording.ts'
import { address } from '../address.ts'
import { shownNumber } from '../countries.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { section } from '../section.ts'
import { capitalized } from '../text.ts'
import type { View } from '../view.ts'

/** The terms that carriers require, from the definition alone (CTA-2, CTA-4). */
export function termsPage(view: View): Rendered {
  const { terms: words, footer } = wordsOf(view)
  const { tenant, language } = view
  const title = words.title(tenant.brand)
  const contacts = writtenContacts(tenant, language)
  return layout(view, {
    title,
    self: 'terms',
    body: html`<h1>${title}</h1>
<p class="lead">${words.lead(tenant.brand)}</p>
<section aria-labelledby="programs">
<h2 id="programs">${words.programs}</h2>
${tenant.programs.map((program) => facts(view, program))}
</section>
${[words.stop, words.help(contacts), words.cost, words.carriers, words.contact].map((each) => section(each))}
${section(words.privacy(tenant.brand), html`<p><a class="tap" href="${address(view, 'privacy')}">${footer.privacy}</a></p>`)}
${section(words.changed)}`,
  })
}

function facts(view: View, program: Program): Html {
  const { terms: words } = wordsOf(view)
  const { name, description } = inLanguage(program, view.language)
  const frequency = callToActionWords[view.language].count(program.frequency)
  return html`<div class="card">
<h3>${programLabel(view.tenant, { name })}</h3>
<dl>
<dt>${words.facts.what}</dt><dd>${capitalized(description)}. ${program.messageClass === 'promotional' ? words.noCondition : ''}</dd>
<dt>${words.facts.frequency}</dt><dd>${capitalized(frequency)}</dd>
<dt>${words.facts.number}</dt><dd>${shownNumber(program.number)}</dd>
<dt>${words.facts.join}</dt><dd>${capitalized(howToJoin(view, program))}</dd>
</dl>
</div>
`
}

function howToJoin(view: View, program: Program): string {
  const { number } = program
  const keyword = keywordIn(view.tenant, program, view.language)
  const { terms: words } = wordsOf(view)
  return keyword && originatorOf(view.tenant, number)?.keywordOptIn
    ? words.joinByText(keyword, shownNumber(number))
    : words.joinByForm
}
