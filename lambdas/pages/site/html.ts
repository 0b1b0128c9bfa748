import { html as escaping, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** An escaped piece of HTML. */
export type Html = HtmlEscapedString

/** A value in a template: texts are escaped, pieces of HTML are not escaped twice. */
type Value = string | number | Html | readonly (string | Html)[]

/** Builds HTML. All texts are escaped, so no definition and no visitor can inject markup. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  const piece = escaping(strings, ...values)
  if (piece instanceof Promise) throw new TypeError('A page cannot contain a promise.')
  return piece
}

export { raw }
