import { writtenContacts } from '../../../domain/words/call-to-action.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address } from '../address.ts'
import { html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import { section } from '../section.ts'
import type { View } from '../view.ts'

/** The deployment's settings for how long proof is kept. */
export interface PrivacyView extends View {
  /** For how many years the histories of expired records are archived; undefined: they are not (REC-4). */
  archiveYears: number | undefined
}

/** What is stored, why, for how long, and that it is not shared for marketing (CTA-2). */
export function privacyPage(view: PrivacyView): Rendered {
  const { privacy: words, footer } = wordsOf(view)
  const { tenant, language, archiveYears } = view
  const title = words.title(tenant.brand)
  const contacts = writtenContacts(tenant, language)
  return layout(view, {
    title,
    self: 'privacy',
    body: html`<h1>${title}</h1>
<p class="lead">${words.lead(tenant.brand)}</p>
${section(words.sharing(tenant.brand))}
<section>
<h2>${words.kept.heading}</h2>
<ul>${words.kept.items.map((item) => html`<li>${item}</li>`)}</ul>
</section>
${section(words.why)}
<section>
<h2>${words.time.heading}</h2>
<p>${words.time.text(tenant.retentionMonths)} ${archiveYears ? words.time.archive(archiveYears) : ''}</p>
<p>${words.time.stop}</p>
</section>
${section(words.choices(contacts), html`<p><a class="tap" href="${address(view, 'preferences')}">${footer.choices}</a></p>`)}
${section(words.cookies)}`,
  })
}
