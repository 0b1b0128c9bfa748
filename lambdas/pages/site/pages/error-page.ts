import type { PageLanguage } from '../../../domain/core/vocabulary.ts'
import type { Tenant } from '../../../domain/tenant/definitions.ts'
import type { ErrorKind } from '../../../domain/words/site/error-key.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { address } from '../address.ts'
import { html } from '../html.ts'
import { bareLayout, layout, type Rendered } from '../layout.ts'

/** What went wrong, and on which tenant's site. */
export interface ErrorView {
  /** Undefined if the address names no tenant. */
  tenant: Tenant | undefined
  language: PageLanguage
  base: string
  kind: ErrorKind
}

/** Says what went wrong and what to do, and reveals nothing about how the site works. */
export function errorPage({ tenant, language, base, kind }: ErrorView): Rendered {
  const words = wordsOf({ language })
  const { heading, text } = words.failed[kind]
  const body = html`<h1>${heading}</h1>
<p class="lead">${text}</p>`
  if (!tenant) return bareLayout(language, { title: heading, body })
  const view = { tenant, language, base }
  return layout(view, {
    title: heading,
    body: html`${body}
<p><a class="button quiet" href="${address(view, '')}">${words.failedHome}</a></p>`,
  })
}
