import { PAGE_LANGUAGES } from '../../../domain/core/vocabulary.ts'
import type { ErrorKind } from '../../../domain/words/site/error-key.ts'
import { wordsOf } from '../../../domain/words/site/words-of.ts'
import { html } from '../html.ts'
import { bareLayout, type Rendered } from '../layout.ts'

/**
 * What API Gateway answers by itself, in every language, since it knows neither the tenant nor the visitor's language. The
 * page brings its own content-security policy: a header of API Gateway's cannot hold the quotes that a hash needs.
 */
export function gatewayPage(kind: ErrorKind): Rendered {
  const [first, ...others] = PAGE_LANGUAGES
  const { heading, text } = wordsOf({ language: first }).failed[kind]
  const { html: page, styleHash } = bareLayout(first, {
    title: heading,
    body: html`<h1>${heading}</h1>
<p class="lead">${text}</p>
${others.map((language) => {
  const other = wordsOf({ language }).failed[kind]
  return html`<section lang="${language}">
<h2>${other.heading}</h2>
<p>${other.text}</p>
</section>
`
})}`,
  })
  const policy = `default-src 'none'; style-src '${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`
  const meta = `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`
  return { html: page.replace('<meta charset="utf-8">', meta), styleHash }
}
