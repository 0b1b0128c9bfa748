import type { Section } from '../../domain/words/site/words.ts'
import { type Html, html } from './html.ts'

/** A heading with its content. */
export function section({ heading, text }: Section, more: Html | '' = ''): Html {
  return html`<section>
<h2>${heading}</h2>
<p>${text}</p>
${more}
</section>
`
}
