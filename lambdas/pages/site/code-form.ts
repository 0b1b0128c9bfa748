import type { ErrorKey } from '../../domain/words/site/error-key.ts'
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
}

/** The form for the six digits that were texted (IN-4). */
export function codeForm(view: View, page: PageName, { token, typed = '', error }: CodeForm): Html {
  const { code: words } = wordsOf(view)
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
