import { type ErrorKey, WITHOUT_FIELD } from '../../domain/words/site/error-key.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { address, type PageName } from './address.ts'
import { described, errorBeside } from './error-messages.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** The content of the form for the six digits. */
export interface CodeForm {
  /** Proves that the form is ours, and identifies its sign-up or request; opaque. */
  token: string
  /** The typed text, if it had an error. */
  typed?: string | undefined
  error?: ErrorKey | undefined
  /** Minutes until a text with a new code can be asked for. */
  minutes: number
}

/** The form for the six digits that were texted (IN-4). */
export function codeForm(view: View, page: PageName, form: CodeForm): Html {
  const { token, typed = '', error } = form
  const { code: words } = wordsOf(view)
  if (isOver(form)) return wayOn(view, page, form)
  return html`<form class="card" method="post" action="${address(view, page)}" novalidate>
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="step" value="code">
<div class="field">
<label for="code">${words.label}</label>
<p class="hint" id="code-hint">${words.hint}</p>
${errorBeside(view, 'code', error)}
<input class="code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required value="${typed}"${described('code', error, 'code-hint')}>
</div>
<button type="submit">${words.button}</button>
</form>
`
}

/** Whether the code counts no more, whatever is typed. */
export function isOver({ error }: Pick<CodeForm, 'error'>): boolean {
  return error !== undefined && WITHOUT_FIELD.has(error)
}

/** For a code that counts no more: when a new one can be asked for, and where. */
function wayOn(view: View, page: PageName, { minutes }: CodeForm): Html {
  const { code: words } = wordsOf(view)
  return html`<section class="card">
<p>${whenNew(view, minutes)}</p>
<p><a class="button${minutes > 0 ? ' quiet' : ''}" href="${address(view, page)}">${words.newCode}</a></p>
</section>
`
}

/** When a text with a new code can be asked for. */
export function whenNew(view: View, minutes: number): string {
  const { code: words } = wordsOf(view)
  return minutes > 0 ? words.newIn(minutes) : words.newNow
}
