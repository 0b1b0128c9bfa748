import type { ConsoleAction, Role } from '../../domain/core/vocabulary.ts'
import { mayDo } from '../../domain/staff/roles.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Html, html } from '../site/html.ts'
import { documentOf, mainOf, type Rendered } from '../site/layout.ts'
import { consoleStylesheet } from './console-stylesheet.ts'

/** Who is signed in, and the token that each of their forms carries. */
export interface Account {
  name: string
  formToken: string
}

/** What every page of a tenant needs. */
export interface ConsoleView extends Account {
  /** The path before `/console`: empty, or the stage. */
  base: string
  tenant: Tenant
  role: Role
  /** Whether the account includes other tenants. */
  several: boolean
}

/** A page's own content; `wide` for tables. */
export interface ConsoleContent {
  title: string
  body: Html
  /** The link of the menu that is the page itself. */
  here?: string
}

/** The menu: the path after `/console/{tenant}`, and the action that a role must include to see it. */
const MENU: readonly [path: string, label: string, action: ConsoleAction][] = [
  ['', 'Find', 'lookup'],
  ['/reviews', 'Reviews', 'reviews'],
  ['/lists', 'Lists', 'list'],
  ['/import', 'Import', 'import'],
  ['/sample', 'Sample', 'sample'],
  ['/activity', 'Activity', 'activity'],
]

/** A page of a tenant. */
export function consoleLayout(view: ConsoleView, { title, body, here }: ConsoleContent): Rendered {
  const { base, tenant, role, several } = view
  const links = MENU.filter(([, , action]) => mayDo(role, action)).map(
    ([path, label]) =>
      html`<li><a href="${base}/console/${tenant.id}${path}"${path === here ? html` aria-current="page"` : ''}>${label}</a></li>`,
  )
  return documentOf({
    language: 'en',
    title: `${title} – ${tenant.brand} console`,
    style: consoleStylesheet(tenant.site.accent),
    body: html`<header class="top"><div class="band">
<a class="brand" href="${base}/console/${tenant.id}">${tenant.brand}</a>
${several ? html`<a class="tap" href="${base}/console">Other brands</a>` : ''}
${signedIn(base, view, role)}
</div>
<nav class="band menu" aria-label="Console"><ul>${links}</ul></nav></header>${mainOf(body)}`,
  })
}

/** A page without a tenant. */
export function plainLayout({
  base,
  title,
  body,
  account,
}: {
  base: string
  title: string
  body: Html
  account?: Account
}): Rendered {
  return documentOf({
    language: 'en',
    title: `${title} – Console`,
    style: consoleStylesheet(undefined),
    body: html`<header class="top"><div class="band"><a class="brand" href="${base}/console">Console</a>${
      account ? signedIn(base, account) : ''
    }</div></header>${mainOf(body)}`,
  })
}

function signedIn(base: string, { name, formToken }: Account, role?: Role): Html {
  return html`<form class="account" method="post" action="${base}/console/sign-out">
<input type="hidden" name="token" value="${formToken}">
<span>${name}${role ? html` <span class="soft">(${role})</span>` : ''}</span>
<button class="quiet small-button" type="submit">Sign out</button>
</form>`
}
