import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import type { View } from '../view.ts'
import { waysToStop } from '../ways-to-stop.ts'

/** The page that a stop link opens. */
export interface StopLinkView extends View {
  id: string
  /** The last two digits of the number. */
  ending: string
  /** Whether everything is stopped. */
  stopped: boolean
}

/** One button that stops everything for one number, or that it is stopped (OUT-8). */
export function stopLinkPage(view: StopLinkView): Rendered {
  const { tenant, id, ending, stopped, language, base } = view
  const { preferences: words } = wordsOf(view)
  const title = stopped ? words.stoppedTitle : words.stopTitle
  return layout(view, {
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${stopped ? words.stoppedLead(tenant.brand) : words.stopNumber(ending)}</p>
${
  stopped
    ? ''
    : html`<form class="card" method="post" action="${base}/stop/${id}?lang=${language}">
<p>${words.stopLead(tenant.brand)}</p>
<button class="stop" type="submit">${words.stop}</button>
</form>
${waysToStop(view)}`
}`,
  })
}
