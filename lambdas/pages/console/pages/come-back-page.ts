import type { Status } from '../../../domain/core/vocabulary.ts'
import type { Program } from '../../../domain/tenant/definitions.ts'
import { shownNumber } from '../../site/countries.ts'
import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { STATUS_WORDS } from '../plain-words.ts'

/** How a person comes back to each program. */
export interface ComeBackView extends ConsoleView {
  person: string
  to: string
  ways: readonly { program: Program; status: Status; word: string | undefined }[]
}

/** The words to say to a person who stopped and wants texts again: only they themselves can undo their stop (IN-10). */
export function comeBackPage(view: ComeBackView): Rendered {
  const { base, tenant, person, to, ways } = view
  const back = `${base}/console/${tenant.id}/people/${person}`
  return consoleLayout(view, {
    title: 'They want to come back',
    body: html`<h1>They want to come back</h1>
<p class="lead">${shownNumber(to)}</p>
<p>A stop is undone by the person only: with a text from their own phone, or on the sign-up page. Read out what fits.</p>
${ways.map(
  ({ program, status, word }) => html`<section class="card">
<h2>${program.name}</h2>
<div class="badges"><span class="badge">${STATUS_WORDS[status]}</span></div>
<blockquote class="script">${
    word === undefined
      ? html`“To get ${program.name} texts again, sign up at <a href="${tenant.links.signUp}">${tenant.links.signUp}</a> and answer the text that we send you.”`
      : `“To get ${program.name} texts again, text ${word} to ${shownNumber(program.number)}.”`
  }</blockquote>
</section>`,
)}
<p><a class="tap" href="${back}">Back to the person</a></p>`,
  })
}
