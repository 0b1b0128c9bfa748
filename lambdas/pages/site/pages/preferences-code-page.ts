import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address } from '../address.ts'
import { type CodeForm, codeForm, isOver, whenNew } from '../code-form.ts'
import { shownNumber } from '../countries.ts'
import { errorSummary, titleOf } from '../error-messages.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import type { View } from '../view.ts'

/** The second step: the code, which may or may not have been texted. */
export interface PreferencesCodeView extends View, CodeForm {
  /** The last two digits of the number. */
  ending: string
}

/** Asks for the six digits: the same for every number, since a person who has stopped gets no text (OUT-8, REPLY-1). */
export function preferencesCodePage(view: PreferencesCodeView): Rendered {
  const words = wordsOf(view)
  const { preferences } = words
  const errors = { code: view.error }
  return layout(view, {
    title: titleOf(view, preferences.codeTitle, errors),
    body: html`${errorSummary(view, errors, { code: 'code' })}<h1>${preferences.codeTitle}</h1>
${isOver(view) ? '' : html`<p class="lead">${preferences.codeLead(view.ending)}</p>`}
${codeForm(view, 'preferences', view)}
${isOver(view) ? '' : missing(view)}`,
  })
}

/** What to do if no text comes; a person who has stopped gets none (REPLY-1). */
function missing(view: PreferencesCodeView): Html {
  const words = wordsOf(view)
  const [number] = view.tenant.numbers
    .filter(({ keywordOptIn }) => keywordOptIn)
    .map((originator) => shownNumber(originator.number))
  return html`<section>
<h2>${words.sent.missing}</h2>
${number ? html`<p>${words.preferences.codeMissing('START', number)}</p>` : ''}
<p>${whenNew(view, view.minutes)} <a class="tap" href="${address(view, 'preferences')}">${words.code.again}</a></p>
</section>`
}
