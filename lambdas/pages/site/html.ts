import { html as escaping, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of a page, escaped already. */
export type Html = HtmlEscapedString

/** What may be put into a page: texts are escaped, pieces are not escaped twice. */
type Value = string | number | Html | readonly (string | Html)[]

/** Makes a piece of a page. Whatever is put in is escaped, so that no definition and no visitor can write markup. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  const piece = escaping(strings, ...values)
  if (piece instanceof Promise) throw new TypeError('A page is made of what is at hand.')
  return piece
}

export { raw }
