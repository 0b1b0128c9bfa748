import type { Program } from '../../../domain/tenant/definitions.ts'
import { inLanguage } from '../../../domain/tenant/page-language.ts'
import { callToActionWords } from '../../../domain/words/call-to-action-words.ts'
import type { Errors } from '../../../domain/words/site/error-key.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { helpContacts, programLabel } from '../../../domain/words/wording.ts'
import { address } from '../address.ts'
import { described, errorBeside, errorSummary, titleOf } from '../error-messages.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { numberFields, type TypedNumber } from '../number-fields.ts'
import { boxId, programBox } from '../program-box.ts'
import type { View } from '../view.ts'

/** What a person typed into the form and ticked. */
export interface TypedJoin extends TypedNumber {
  name: string
  /** Ids of the programs whose boxes were ticked. */
  programs: readonly string[]
}

/** The sign-up form, empty or as it was sent when something was wrong with it. */
export interface JoinView extends View {
  /** Proves that the form is ours; opaque. */
  token: string
  typed?: Partial<TypedJoin> | undefined
  /** The number that was likely meant (IN-12). */
  likely?: string | undefined
  errors?: Errors<'form' | 'country' | 'number' | 'name' | 'program'> | undefined
}

/**
 * The sign-up form: no box is ticked unless the person ticked it, each program has its own, and what is agreed to
 * stands beside the box and beside the button (IN-4, IN-11, CTA-1).
 */
export function joinPage(view: JoinView): Rendered {
  const { tenant, token, typed = {}, errors = {}, likely } = view
  const { join: words } = wordsOf(view)
  const [first] = tenant.programs
  const targets = {
    form: 'main',
    country: 'country',
    number: 'number',
    name: 'name',
    program: first ? boxId(first) : 'main',
  }
  return layout(view, {
    title: titleOf(view, words.title, errors),
    self: view.typed ? undefined : 'join',
    body: html`${errorSummary(view, errors, targets)}<h1>${words.title}</h1>
<p class="lead">${words.lead(tenant.brand)}</p>
<form method="post" action="${address(view, 'join')}" novalidate>
<input type="hidden" name="token" value="${token}">
<fieldset class="card">
<legend>${words.phone}</legend>
${numberFields(view, { typed, errors, likely, hint: words.numberHint })}
${nameField(view, typed.name ?? '', errors)}
</fieldset>
${boxes(view)}
${agreement(view)}
<button class="wide" type="submit">${words.button}</button>
</form>`,
  })
}

function nameField(view: View, typed: string, { name: error }: Errors<'name'>): Html {
  const { join: words } = wordsOf(view)
  return html`<div class="field">
<label for="name">${words.name}</label>
<p class="hint" id="name-hint">${words.nameHint}</p>
${errorBeside(view, 'name', error)}
<input id="name" name="name" type="text" autocomplete="name" value="${typed}"${described('name', error, 'name-hint')}>
</div>`
}

/** Advertising stands apart from what is not, and says that nothing hangs on it (IN-11, CTA-1). */
function boxes(view: JoinView): Html {
  const { join: words } = wordsOf(view)
  const { programs } = view.tenant
  const promotional = programs.filter(({ messageClass }) => messageClass === 'promotional')
  const others = programs.filter(({ messageClass }) => messageClass !== 'promotional')
  return html`${errorBeside(view, 'program', view.errors?.program)}
${boxesOf(view, others, { legend: words.programs, hint: words.programsHint })}
${boxesOf(view, promotional, { legend: words.promotional, hint: words.promotionalHint })}`
}

function boxesOf(
  view: JoinView,
  programs: readonly Program[],
  { legend, hint }: { legend: string; hint: string },
): Html | '' {
  if (programs.length === 0) return ''
  return html`<fieldset class="card">
<legend>${legend}</legend>
<p class="hint">${hint}</p>
${programs.map((program) =>
  programBox(view, program, {
    way: 'web_form',
    checked: view.typed?.programs?.includes(program.id) ?? false,
    error: view.errors?.program,
  }),
)}
</fieldset>
`
}

/** Everything that CTA-1 asks for, once more, where the eye is when the thumb is on the button. */
function agreement(view: View): Html {
  const { tenant, language } = view
  const { join: words } = wordsOf(view)
  const { or, promise } = callToActionWords[language]
  return html`<section class="small">
<p>${words.agree(tenant.brand)}</p>
<ul>${tenant.programs.map((program) => {
    const label = programLabel(tenant, inLanguage(program, language))
    return html`<li>${words.fromNumber(label, promise(program.frequency), program.number)}</li>`
  })}</ul>
<p>${words.stop(helpContacts(tenant, or))}</p>
<p><a class="tap" href="${address(view, 'terms')}">${words.terms}</a> · <a class="tap" href="${address(view, 'privacy')}">${words.privacy}</a></p>
</section>`
}
