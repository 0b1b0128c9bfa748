import { shownNumber } from '../../site/countries.ts'
import { type Html, html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { errorSummary, type Field, type Filled, fieldOf, postForm, titleWith } from '../fields.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'

/** A form about a person. */
export interface FormView extends ConsoleView {
  person: string
  to: string
  /** The last part of its address. */
  path: string
  title: string
  lead: Html | string
  fields: readonly Field[]
  button: string
  danger: boolean
  filled: Filled
}

/** One form about a person, with each error beside its field and everything that was typed. */
export function formPage(view: FormView): Rendered {
  const { base, tenant, person, to, path, title, lead, fields, button, danger, filled, formToken } = view
  const back = `${base}/console/${tenant.id}/people/${person}`
  return consoleLayout(view, {
    title: titleWith(title, filled),
    body: html`${errorSummary(fields, filled)}<h1>${title}</h1>
<p class="lead">${shownNumber(to)}</p>
${typeof lead === 'string' ? html`<p>${lead}</p>` : lead}
${postForm(
  `${back}/${path}`,
  formToken,
  html`${fields.map((field) => fieldOf(field, filled))}
<div class="row"><button type="submit"${danger ? html` class="stop"` : ''}>${button}</button>
<a class="tap" href="${back}">Cancel</a></div>`,
)}`,
  })
}
