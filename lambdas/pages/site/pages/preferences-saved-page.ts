import { programOf } from '../../../domain/tenant/definitions.ts'
import { inLanguage } from '../../../domain/tenant/page-language.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { programLabel } from '../../../domain/words/wording.ts'
import { address } from '../address.ts'
import { shownNumber } from '../countries.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { smsLink } from '../sms-link.ts'
import type { View } from '../view.ts'
import type { ProgramChoice } from './preferences-choices-page.ts'

/** The person's status after the change. */
export interface PreferencesSavedView extends View {
  /** Whether the person stopped everything. */
  stopped: boolean
  programChoices: readonly ProgramChoice[]
  /** Ids of chosen programs that wait for START, since the person or their carrier has stopped the texts (IN-4, OUT-9). */
  waiting: readonly string[]
}

/** After the choices were saved or everything was stopped (OUT-5, OUT-8). */
export function preferencesSavedPage(view: PreferencesSavedView): Rendered {
  const { preferences: words } = wordsOf(view)
  const title = view.stopped ? words.stoppedTitle : words.savedTitle
  return layout(view, {
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${view.stopped ? words.stoppedLead(view.tenant.brand) : words.savedLead}</p>
<dl class="card">${view.programChoices.map((choice) => line(view, choice))}</dl>
${starts(view)}
<p><a class="tap" href="${address(view, '')}">${words.back}</a></p>`,
  })
}

function line(view: View, { program: id, status }: ProgramChoice): Html | '' {
  const program = programOf(view.tenant, id)
  if (!program) return ''
  const label = programLabel(view.tenant, inLanguage(program, view.language))
  return html`<dt>${label}</dt><dd>${wordsOf(view).preferences.status[status]}</dd>`
}

/** Every number to which START completes a choice. */
function starts(view: PreferencesSavedView): Html[] {
  const words = wordsOf(view)
  const numbers = new Set(view.waiting.flatMap((id) => programOf(view.tenant, id)?.number ?? []))
  return [...numbers].map(
    (number) => html`<p>${words.sent.start('START', shownNumber(number))}</p>
<p><a class="button quiet" href="${smsLink(number, 'START')}">${words.link.textWith('START')}</a></p>
`,
  )
}
