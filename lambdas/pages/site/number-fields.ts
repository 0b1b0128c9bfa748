import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Errors } from '../../domain/words/site/error-key.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { countriesOffered, countryName, firstCountry, shownNumber } from './countries.ts'
import { described, errorBeside } from './error-messages.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** A number as it was typed. */
export interface TypedNumber {
  /** ISO 3166 code. */
  country: string
  number: string
}

/** The content of the two fields. */
interface NumberFields {
  typed: Partial<TypedNumber>
  errors: Errors<'country' | 'number'>
  /** The number that was likely meant, if the typed one is impossible (IN-12). */
  likely: string | undefined
  hint: string
}

/** The country and the number within it. */
export function numberFields(view: View, { typed, errors, likely, hint }: NumberFields): Html {
  const { join: words } = wordsOf(view)
  return html`<div class="number">
<div class="field">
<label for="country">${words.country}</label>
${errorBeside(view, 'country', errors.country)}
<select id="country" name="country" autocomplete="country" required${described('country', errors.country)}>
${countryOptions(view, typed.country)}
</select>
</div>
<div class="field">
<label for="number">${words.number}</label>
${errorBeside(view, 'number', errors.number, likely && words.likely(shownNumber(likely)))}
<input id="number" name="number" type="tel" inputmode="tel" autocomplete="tel-national" required value="${typed.number ?? ''}"${described('number', errors.number, 'number-hint')}>
</div>
</div>
<p class="hint" id="number-hint">${hint}</p>`
}

function countryOptions({ tenant, language }: View, typed: string | undefined): Html[] {
  const offered = countriesOffered(tenant)
  const chosen = offered.find((code) => code === typed) ?? firstCountry(tenant)
  return offered
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort(byName(language))
    .map(
      ({ code, name }) =>
        html`<option value="${code}"${code === chosen ? html` selected` : ''}>${name}</option>`,
    )
}

function byName(language: PageLanguage): (a: { name: string }, b: { name: string }) => number {
  const { compare } = new Intl.Collator(language)
  return (a, b) => compare(a.name, b.name)
}
