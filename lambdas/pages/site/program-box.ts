import type { Program } from '../../domain/tenant/definitions.ts'
import { boxWords } from '../../domain/words/call-to-action.ts'
import type { ErrorKey } from '../../domain/words/site/error-key.ts'
import { described } from './error-messages.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** The content of a box besides the program. */
interface Box {
  checked: boolean
  /** The person's status in the program, as text. */
  state?: Html | undefined
  error?: ErrorKey | undefined
  /** Whether the person is in the program already: the box asks for no consent, so its facts are left out. */
  held?: boolean
}

/** The id of a program's box. */
export function boxId(program: Pick<Program, 'id'>): string {
  return `program-${program.id}`
}

/**
 * One program, one box, with what differs from the others: how often, from which number, and a note if it is marketing.
 * With the disclosure beside the button it is, word for word, what is stored as evidence (CTA-1, IN-8, IN-11).
 */
export function programBox(view: View, program: Program, { checked, state, error, held = false }: Box): Html {
  const { label, description, facts } = boxWords(view.tenant, program, view.language)
  const id = boxId(program)
  return html`<div class="choice">
<input type="checkbox" id="${id}" name="program" value="${program.id}"${checked ? html` checked` : ''}${described('program', error, held ? undefined : `${id}-facts`)}>
<label for="${id}"><strong>${label}</strong>${description}</label>
${state ? html`<p class="state">${state}</p>` : ''}
${held ? '' : html`<p class="terms" id="${id}-facts">${facts}</p>`}
</div>
`
}
