import type { Status } from '../../../domain/core/vocabulary.ts'
import type { Program } from '../../../domain/tenant/definitions.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address } from '../address.ts'
import { disclosureBeside } from '../disclosure.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { programBox } from '../program-box.ts'
import { dayOf } from '../text.ts'
import type { View } from '../view.ts'

/** The person's status in one program. */
export interface ProgramChoice {
  /** The program's id. */
  program: string
  status: Status
  /** When the status began, ISO 8601; null for `none`. */
  since: string | null
}

/** A person's own choices, once the phone is proved. */
export interface PreferencesChoicesView extends View {
  token: string
  /** The last two digits of the number. */
  ending: string
  programChoices: readonly ProgramChoice[]
}

/** One box for each program; one button stops everything, and another downloads all stored data (OUT-8). */
export function preferencesChoicesPage(view: PreferencesChoicesView): Rendered {
  const { tenant, ending, programChoices } = view
  const { preferences: words } = wordsOf(view)
  return layout(view, {
    title: words.choicesTitle,
    disclosed: true,
    ends: true,
    body: html`<h1>${words.choicesTitle}</h1>
<p class="lead">${words.choicesLead(ending)}</p>
${form(
  view,
  'save',
  html`<fieldset class="card">
<legend>${words.programs}</legend>
${tenant.programs.map((program) =>
  box(
    view,
    program,
    programChoices.find((choice) => choice.program === program.id),
  ),
)}
</fieldset>
${disclosureBeside(view, 'preferences_page')}
<button class="wide" type="submit">${words.save}</button>`,
)}
<section class="card">
<h2>${words.stopTitle}</h2>
<p>${words.stopLead(tenant.brand)}</p>
${form(view, 'stop', html`<button class="stop" type="submit">${words.stop}</button>`)}
</section>
<details>
<summary>${words.downloadTitle}</summary>
<p>${words.downloadLead}</p>
${form(view, 'download', html`<button class="quiet" type="submit">${words.download}</button>`)}
</details>`,
  })
}

/** Each button has its own form, so that the Enter key in one form cannot press another's button. */
function form(view: PreferencesChoicesView, step: 'save' | 'stop' | 'download', fields: Html): Html {
  return html`<form method="post" action="${address(view, 'preferences')}">
<input type="hidden" name="token" value="${view.token}">
<input type="hidden" name="step" value="${step}">
${fields}
</form>
`
}

/** A checked box means that texts are sent. An unchecked program was never signed up for, was stopped, or is pending (IN-11). */
function box(view: View, program: Program, choice: ProgramChoice | undefined): Html {
  const status = choice?.status ?? 'none'
  return programBox(view, program, {
    checked: status === 'opted_in',
    held: status === 'opted_in',
    state: html`<b>${stateOf(view, status, choice?.since ?? null)}</b>`,
  })
}

function stateOf(view: View, status: Status, since: string | null): string {
  const { preferences: words } = wordsOf(view)
  return since
    ? words.since(words.status[status], dayOf(since, view.language, 'medium'))
    : words.status[status]
}
