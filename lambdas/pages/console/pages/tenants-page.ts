import type { Tenant } from '../../../domain/tenant/definitions.ts'
import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { plainLayout } from '../layout.ts'

/** The brands that a member of staff may open; none, if their groups give them no role. */
export function tenantsPage({
  base,
  name,
  formToken,
  tenants,
}: {
  base: string
  name: string
  formToken: string
  tenants: readonly Pick<Tenant, 'id' | 'brand'>[]
}): Rendered {
  const title = tenants.length > 0 ? 'Choose a brand' : 'No role yet'
  return plainLayout({
    base,
    title,
    account: { name, formToken },
    body: html`<h1>${title}</h1>
${
  tenants.length > 0
    ? html`<ul class="links">${tenants.map(
        ({ id, brand }) => html`<li><a class="button quiet" href="${base}/console/${id}">${brand}</a></li>`,
      )}</ul>`
    : html`<p class="lead">${name} is signed in, but no group gives this account a role. An administrator of your sign-in provider can add it to a group like assent:acme:viewer.</p>`
}`,
  })
}
