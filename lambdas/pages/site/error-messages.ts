import { type ErrorKey, type Errors, WITHOUT_FIELD } from '../../domain/words/site/error-key.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** A field's error and the fix, beside the field, which refers to it by {@link described}. */
export function errorBeside(
  view: View,
  field: string,
  error: ErrorKey | undefined,
  better?: string | undefined,
): Html | '' {
  if (!error) return ''
  const words = wordsOf(view)
  const offer = better ? html`. ${better}` : ''
  return html`<p class="error" id="${field}-error"><span class="hidden">${words.error}:</span> ${words.errors[error]}${offer}</p>`
}

/** A field's accessible description, and whether it is invalid. */
export function described(field: string, error: ErrorKey | undefined, hint?: string): Html {
  const ids = [hint, error && `${field}-error`].filter(Boolean).join(' ')
  return html`${ids ? html` aria-describedby="${ids}"` : ''}${error ? html` aria-invalid="true"` : ''}`
}

/** All errors of a page at its top, each a link to its field where the field can fix it. It has focus on load, so screen readers read it first. */
export function errorSummary(view: View, errors: Errors<string>, targets: Record<string, string>): Html | '' {
  const words = wordsOf(view)
  const found = Object.entries(targets).flatMap(([field, target]) => {
    const error = errors[field]
    if (!error) return []
    const message = words.errors[error]
    return WITHOUT_FIELD.has(error) ? message : html`<a href="#${target}">${message}</a>`
  })
  if (found.length === 0) return ''
  return html`<div class="errors" id="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors-title">
<h2 id="errors-title">${words.problem}</h2>
<ul>${found.map((message) => html`<li>${message}</li>`)}</ul>
</div>
`
}

/** A page's title; an error comes first, since screen readers read the title first. */
export function titleOf(view: View, title: string, errors: Errors<string>): string {
  return Object.values(errors).some(Boolean) ? `${wordsOf(view).error}: ${title}` : title
}
