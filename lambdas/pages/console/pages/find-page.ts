import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { errorSummary, type Field, type Filled, fieldOf, postForm, titleWith } from '../fields.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'

/** The form that finds a person by a number in any usual form. */
export function findPage(view: ConsoleView, filled: Filled): Rendered {
  const { base, tenant, formToken } = view
  return consoleLayout(view, {
    title: titleWith('Find a person', filled),
    here: '',
    body: html`${errorSummary([NUMBER], filled)}<h1>Find a person</h1>
${postForm(
  `${base}/console/${tenant.id}`,
  formToken,
  html`${fieldOf(NUMBER, filled)}
<button type="submit">Find</button>`,
)}`,
  })
}

const NUMBER: Field = {
  name: 'number',
  label: 'Phone number',
  kind: 'tel',
  hint: 'As you have it, like (206) 555-0142 or +1 206 555 0142',
  required: true,
  autocomplete: 'off',
}
