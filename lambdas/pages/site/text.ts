import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { shownNumber } from './countries.ts'
import { type Html, html } from './html.ts'

/** Turns a text's https links into anchors; read aloud or copied, the text stays the same. */
export function linked(text: string): (Html | string)[] {
  return text
    .split(/(https:\/\/\S+)/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))
}

/** Every way to reach a human, each as a link. */
export function contactLinks({ help }: Pick<Tenant, 'help'>): Html[] {
  const links = [
    { to: `mailto:${help.email}`, shown: help.email },
    { to: `tel:${help.phone}`, shown: help.phone && shownNumber(help.phone) },
    { to: help.url ?? '', shown: help.url },
  ]
  return links.flatMap(({ to, shown }) => (shown ? html`<a href="${to}">${shown}</a> ` : []))
}

/** Names joined as a list in a sentence: "a, b, and c". */
export function listed(names: readonly string[], language: PageLanguage): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}

/** A date as people write it; dates are in UTC, as on the ledger. */
export function dayOf(
  instant: string,
  language: PageLanguage,
  dateStyle: 'long' | 'medium' = 'long',
): string {
  return new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(new Date(instant))
}

/** The text with a capital first letter. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
