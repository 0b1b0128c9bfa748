import type { Program } from '../../domain/tenant/definitions.ts'
import { callToActionOf } from '../../domain/words/call-to-action.ts'
import type { Way } from '../../domain/words/call-to-action-words.ts'
import type { ErrorKey } from '../../domain/words/site/error-key.ts'
import { described } from './error-messages.ts'
import { type Html, html } from './html.ts'
import { linked } from './text.ts'
import type { View } from './view.ts'

/** What one box shows beside the program. */
interface Box {
  way: Way
  checked: boolean
  /** Where the person stands with the program, in words. */
  state?: Html | undefined
  error?: ErrorKey | undefined
}

/** The id of a program's box. */
export function boxId(program: Pick<Program, 'id'>): string {
  return `program-${program.id}`
}

/**
 * One program, one box, with its whole call-to-action beside it: what is read here is, word for word, what is kept as
 * evidence (CTA-1, IN-8, IN-11).
 */
export function programBox(view: View, program: Program, { way, checked, state, error }: Box): Html {
  const { label, promise, terms } = callToActionOf(view.tenant, program, view.language, way)
  const id = boxId(program)
  return html`<div class="choice">
<input type="checkbox" id="${id}" name="program" value="${program.id}"${checked ? html` checked` : ''}${described('program', error, `${id}-terms`)}>
<label for="${id}"><strong>${label}</strong>${promise}</label>
${state ? html`<p class="state">${state}</p>` : ''}
<p class="terms" id="${id}-terms">${linked(terms.join(' '))}</p>
</div>
`
}
