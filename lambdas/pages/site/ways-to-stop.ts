import { writtenContacts } from '../../domain/words/call-to-action.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { shownNumber } from './countries.ts'
import { type Html, html } from './html.ts'
import { smsLink } from './sms-link.ts'
import type { View } from './view.ts'

/** How to stop without this page: by text, and by telling a person (OUT-8). */
export function waysToStop(view: View): Html {
  const { preferences: words, link } = wordsOf(view)
  const { tenant, language } = view
  const numbers = [...new Set(tenant.programs.map(({ number }) => number))]
  return html`<section>
<h2>${words.waysTitle}</h2>
${numbers.map(
  (number) => html`<p>${words.waysText('STOP', shownNumber(number))}</p>
<p><a class="tap" href="${smsLink(number, 'STOP')}">${link.textWith('STOP')}</a></p>
`,
)}<p>${words.waysPeople(writtenContacts(tenant, language))}</p>
</section>
`
}
