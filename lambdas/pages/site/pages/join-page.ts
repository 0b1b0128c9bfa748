import type { Errors } from '../../../domain/words/site/error-key.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address } from '../address.ts'
import { disclosureBeside } from '../disclosure.ts'
import { described, errorBeside, errorSummary, titleOf } from '../error-messages.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { numberFields, type TypedNumber } from '../number-fields.ts'
import { boxId, programBox } from '../program-box.ts'
import type { View } from '../view.ts'

/** What a person typed into the form and checked. */
export interface TypedJoin extends TypedNumber {
  name: string
  /** Ids of the programs whose boxes were checked. */
  programs: readonly string[]
}

/** The sign-up form, empty or as it was sent with an error. */
export interface JoinView extends View {
  /** Proves that the form is ours; opaque. */
  token: string
  typed?: Partial<TypedJoin> | undefined
  /** The number that was likely meant (IN-12). */
  likely?: string | undefined
  errors?: Errors<'form' | 'country' | 'number' | 'name' | 'program'> | undefined
}

/**
 * The sign-up form: the boxes first, unchecked unless the person checked them, with one line each for what differs; the
 * number last; and one disclosure beside the button for everything that is checked (IN-4, IN-11, CTA-1).
 */
export function joinPage(view: JoinView): Rendered {
  const { tenant, token, typed = {}, errors = {}, likely } = view
  const { join: words } = wordsOf(view)
  const [first] = tenant.programs
  const targets = {
    form: 'main',
    program: first ? boxId(first) : 'main',
    name: 'name',
    country: 'country',
    number: 'number',
  }
  return layout(view, {
    title: titleOf(view, words.title, errors),
    self: view.typed ? undefined : 'join',
    disclosed: true,
    body: html`${errorSummary(view, errors, targets)}<h1>${words.title}</h1>
<form method="post" action="${address(view, 'join')}" novalidate>
<input type="hidden" name="token" value="${token}">
${boxes(view)}
<fieldset class="card">
<legend class="hidden">${words.phone}</legend>
${nameField(view, typed.name ?? '', errors)}
${numberFields(view, { typed, errors, likely, hint: words.numberHint })}
</fieldset>
${disclosureBeside(view, 'web_form')}
<button class="wide" type="submit">${words.button}</button>
</form>`,
  })
}

function nameField(view: View, typed: string, { name: error }: Errors<'name'>): Html {
  const { join: words } = wordsOf(view)
  return html`<div class="field">
<label for="name">${words.name}</label>
${errorBeside(view, 'name', error)}
<input id="name" name="name" type="text" autocomplete="name" value="${typed}"${described('name', error)}>
</div>`
}

function boxes(view: JoinView): Html {
  const { tenant, typed, errors } = view
  const { join: words } = wordsOf(view)
  return html`<fieldset class="card">
<legend>${words.programs}</legend>
${errorBeside(view, 'program', errors?.program)}
${tenant.programs.map((program) =>
  programBox(view, program, {
    checked: typed?.programs?.includes(program.id) ?? false,
    error: errors?.program,
  }),
)}
</fieldset>`
}
