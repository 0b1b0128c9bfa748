import { programOf } from '../../../domain/tenant/definitions.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address } from '../address.ts'
import { html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import type { View } from '../view.ts'
import { named } from './join-sent-page.ts'

/** The programs that the person is now signed up for. */
export interface JoinedView extends View {
  /** Ids of the programs. */
  programs: readonly string[]
}

/** After the correct six digits (IN-4). */
export function joinedPage(view: JoinedView): Rendered {
  const { joined: words } = wordsOf(view)
  const programs = view.programs.flatMap((id) => programOf(view.tenant, id) ?? [])
  return layout(view, {
    title: words.title,
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead(named(view, programs))}</p>
<section class="card">
<p>${words.confirmed}</p>
<p>${words.stop}</p>
</section>
<p><a class="tap" href="${address(view, 'preferences')}">${words.choices}</a></p>`,
  })
}
