import { type Html, html } from '../site/html.ts'

/** A field of a form. */
export interface Field {
  name: string
  label: string
  kind:
    | 'text'
    | 'tel'
    | 'email'
    | 'number'
    | 'datetime-local'
    | 'date'
    | 'textarea'
    | 'select'
    | 'hidden'
    | 'file'
  /** Filled in before anything was typed. */
  value?: string | undefined
  hint?: string | undefined
  options?: readonly (readonly [value: string, label: string])[]
  required?: boolean
  autocomplete?: string
}

/** What was typed, and what is wrong with it, by the names of the fields. */
export interface Filled {
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}

/** Nothing typed, nothing wrong. */
export const EMPTY: Filled = { typed: {}, errors: {} }

/** A field with its label, its hint, and its error beside it. */
export function fieldOf(field: Field, { typed, errors }: Filled): Html {
  const value = typed[field.name] ?? field.value ?? ''
  if (field.kind === 'hidden') return html`<input type="hidden" name="${field.name}" value="${value}">`
  const { name, label, hint } = field
  const error = errors[name]
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  const common = html` id="${name}" name="${name}"${field.required ? html` required` : ''}${
    described ? html` aria-describedby="${described}"` : ''
  }${error ? html` aria-invalid="true"` : ''}${field.autocomplete ? html` autocomplete="${field.autocomplete}"` : ''}`
  return html`<div class="field">
<label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${error ? html`<p class="error" id="${name}-error"><span class="hidden">Error:</span> ${error}</p>` : ''}
${control(field, common, value)}
</div>`
}

function control({ kind, options = [] }: Field, common: Html, value: string): Html {
  switch (kind) {
    case 'textarea':
      return html`<textarea${common}>
${value}</textarea>`
    case 'select':
      return html`<select${common}>${options.map(
        ([option, label]) =>
          html`<option value="${option}"${option === value ? html` selected` : ''}>${label}</option>`,
      )}</select>`
    case 'file':
      return html`<input type="file"${common}>`
    default:
      return html`<input type="${kind}"${common} value="${value}">`
  }
}

/** All errors at the top of a page, each a link to its field; it has the focus, so screen readers begin with it. */
export function errorSummary(fields: readonly Field[], { errors }: Filled): Html | '' {
  const entries = Object.entries(errors)
  if (entries.length === 0) return ''
  const shown = new Set(fields.filter(({ kind }) => kind !== 'hidden').map(({ name }) => name))
  return html`<div class="errors" id="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors-title">
<h2 id="errors-title">There is a problem</h2>
<ul>${entries.map(
    ([name, message]) =>
      html`<li>${shown.has(name) ? html`<a href="#${name}">${message}</a>` : message}</li>`,
  )}</ul>
</div>
`
}

/** A page's title: an error comes first, since screen readers read the title first. */
export function titleWith(title: string, { errors }: Filled): string {
  return Object.keys(errors).length > 0 ? `Error: ${title}` : title
}

/** A form that posts to a path of the console, with the token that proves where it comes from. */
export function postForm(
  action: string,
  formToken: string,
  content: Html,
  { card = true, file = false } = {},
): Html {
  return html`<form method="post" action="${action}"${card ? html` class="card"` : ''}${
    file ? html` enctype="multipart/form-data"` : ''
  } novalidate>
<input type="hidden" name="token" value="${formToken}">
${content}
</form>`
}
