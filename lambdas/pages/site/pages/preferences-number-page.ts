import type { Errors } from '../../../domain/words/site/error-key.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address } from '../address.ts'
import { errorSummary, titleOf } from '../error-messages.ts'
import { html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { numberFields, type TypedNumber } from '../number-fields.ts'
import type { View } from '../view.ts'
import { waysToStop } from '../ways-to-stop.ts'

/** The first step to the preferences: the phone number. */
export interface PreferencesNumberView extends View {
  token: string
  typed?: Partial<TypedNumber> | undefined
  /** The number that was likely meant (IN-12). */
  likely?: string | undefined
  errors?: Errors<'form' | 'country' | 'number'> | undefined
}

/** Asks for the number to which the code is texted (OUT-8). */
export function preferencesNumberPage(view: PreferencesNumberView): Rendered {
  const { tenant, token, typed = {}, errors = {}, likely } = view
  const { preferences: words } = wordsOf(view)
  return layout(view, {
    title: titleOf(view, words.title, errors),
    self: view.typed ? undefined : 'preferences',
    body: html`${errorSummary(view, errors, { form: 'main', country: 'country', number: 'number' })}<h1>${words.title}</h1>
<p class="lead">${words.lead(tenant.brand)}</p>
<form class="card" method="post" action="${address(view, 'preferences')}" novalidate>
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="step" value="number">
${numberFields(view, { typed, errors, likely, hint: words.numberHint })}
<button type="submit">${words.send}</button>
</form>
${waysToStop(view)}`,
  })
}
