import { isManagedByCarrier, type Program, programOf } from '../../../domain/tenant/definitions.ts'
import { keywordIn } from '../../../domain/tenant/joining-word.ts'
import { inLanguage } from '../../../domain/tenant/page-language.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { programLabel } from '../../../domain/words/wording.ts'
import { address } from '../address.ts'
import { type CodeForm, codeForm } from '../code-form.ts'
import { shownNumber } from '../countries.ts'
import { errorSummary, titleOf } from '../error-messages.ts'
import { type Html, html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { smsLink } from '../sms-link.ts'
import { listed } from '../text.ts'
import type { View } from '../view.ts'

/** What was requested, and nothing about the person who has the number. */
export interface JoinSentView extends View {
  /** The last two digits of the number. */
  ending: string
  /** Ids of the checked programs. */
  programs: readonly string[]
  /** The form for the six digits, if they confirm a checked program. */
  code?: CodeForm | undefined
}

/**
 * After the form was sent: the same for every number, whether known, stopped or never seen, since a person who has stopped
 * gets no text and no visitor may learn of it (IN-4). START from the phone completes the sign-up in every case.
 */
export function joinSentPage(view: JoinSentView): Rendered {
  const { sent: words } = wordsOf(view)
  const programs = view.programs.flatMap((id) => programOf(view.tenant, id) ?? [])
  const errors = { code: view.code?.error }
  return layout(view, {
    title: titleOf(view, words.title, errors),
    body: html`${errorSummary(view, errors, { code: 'code' })}<h1>${words.title}</h1>
<p class="lead">${words.lead(view.ending)}</p>
<section class="card">
${replies(view, programs)}
<p class="soft">${words.until}</p>
</section>
${view.code ? codeForm(view, 'join', view.code) : ''}
<section>
<h2>${words.missing}</h2>
${starts(view, programs)}
</section>
<p><a class="tap" href="${address(view, 'join')}">${words.otherwise}</a></p>`,
  })
}

function replies(view: View, programs: readonly Program[]): Html {
  const { sent: words } = wordsOf(view)
  const byReply = programs.filter(({ confirmation }) => confirmation === 'reply')
  const byCode = programs.filter(({ confirmation }) => confirmation === 'code')
  return html`${byReply.length > 0 ? html`<p class="big">${words.reply(named(view, byReply))}</p>` : ''}
${byCode.length > 0 ? html`<p class="big">${words.code(named(view, byCode))}</p>` : ''}`
}

/** The programs as a sentence lists them. */
export function named({ tenant, language }: View, programs: readonly Program[]): string {
  return listed(
    programs.map((program) => programLabel(tenant, inLanguage(program, language))),
    language,
  )
}

/** Every number that START may have to be texted to, without duplicates. */
function starts(view: View, programs: readonly Program[]): Html[] {
  const words = wordsOf(view)
  const numbers = [...new Set(programs.map(({ number }) => number))]
  const [only, ...more] = programs
  // No carrier takes a program's keyword for START (OUT-9).
  const byKeyword = more.length === 0 && only && !isManagedByCarrier(view.tenant, only.number)
  const keyword = byKeyword ? (keywordIn(view.tenant, only, view.language) ?? only.keyword) : undefined
  return numbers.map(
    (
      number,
    ) => html`<p>${words.sent.start('START', shownNumber(number))} ${keyword ? words.sent.keyword(keyword) : ''}</p>
<p><a class="button quiet" href="${smsLink(number, 'START')}">${words.link.textWith('START')}</a></p>
`,
  )
}
