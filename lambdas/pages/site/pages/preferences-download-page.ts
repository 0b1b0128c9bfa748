import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address, stepAddress } from '../address.ts'
import { html } from '../html.ts'
import { layout, type Rendered } from '../layout.ts'
import type { View } from '../view.ts'

/** One part of a history that is too long for one file. */
export interface PreferencesDownloadView extends View {
  /** From 1. */
  part: number
  isLast: boolean
}

/** Links to one part of a long history and to the page of the next (REC-5). */
export function preferencesDownloadPage(view: PreferencesDownloadView): Rendered {
  const { preferences: words } = wordsOf(view)
  const { part, isLast } = view
  const title = `${words.downloadTitle}: ${words.part(part)}`
  return layout(view, {
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${isLast ? words.lastPart : words.morePart}</p>
<p><a class="button" href="${stepAddress(view, 'preferences', `file-${part}`)}">${words.downloadPart(part)}</a></p>
${isLast ? '' : html`<p><a class="tap" href="${stepAddress(view, 'preferences', `part-${part + 1}`)}">${words.nextPart(part + 1)}</a></p>`}
<p><a class="tap" href="${address(view, 'preferences')}">${words.choicesTitle}</a></p>`,
  })
}
