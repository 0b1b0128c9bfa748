import type { ErrorKey } from '../../domain/words/site/error-key.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { address, type PageName } from './address.ts'
import { described, errorBeside } from './error-messages.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** What stands in the form that takes the six digits. */
export interface CodeForm {
  /** Proves that the form is ours, and says which sign-up or request it belongs to; opaque. */
  token: string
  /** What was typed when something was wrong with it. */
  typed?: string | undefined
  error?: ErrorKey | undefined
}

/** Takes the six digits that were texted (IN-4). */
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
