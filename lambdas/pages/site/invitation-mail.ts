import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Program, Tenant } from '../../domain/tenant/definitions.ts'
import { inLanguage } from '../../domain/tenant/page-language.ts'
import { callToActionText } from '../../domain/words/call-to-action.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { html } from './html.ts'
import { dayOf, linked } from './text.ts'

/** What the mail of an invitation is made of. */
export interface InvitationView {
  tenant: Tenant
  program: Program
  language: PageLanguage
  /** The link that opens the form. */
  link: string
  /** The link that says no to further mail. */
  noMail: string
  postalAddress: string
  expiresAt: string
}

/**
 * The mail that invites a person, as text and as HTML, in their language: who writes, from which postal address, what they
 * may sign up for, and how to say no to further mail (CTA-1).
 */
export function invitationMail({
  tenant,
  program,
  language,
  link,
  noMail,
  postalAddress,
  expiresAt,
}: InvitationView) {
  const { mail: words } = wordsOf({ language })
  const subject = words.subject(tenant.brand)
  const wants = words.wants(tenant.brand, inLanguage(program, language).description)
  const once = words.once(dayOf(expiresAt, language))
  const terms = callToActionText(tenant, program, language, 'keyword')
  const from = words.from(tenant.brand, postalAddress)
  return {
    subject,
    text: [
      wants,
      words.nothing,
      `${words.open}:\n${link}`,
      once,
      terms,
      from,
      `${words.noMore(tenant.brand)}:\n${noMail}`,
    ].join('\n\n'),
    html: String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="font-size:20px;font-weight:bold;margin:0 0 16px">${tenant.brand}</p>
<p>${wants}</p>
<p>${words.nothing}</p>
<p><a href="${link}" style="display:inline-block;padding:12px 24px;border-radius:10px;background:${tenant.site.accent};color:#ffffff;font-weight:bold;text-decoration:none">${words.open}</a></p>
<p>${once}</p>
<p style="font-size:14px">${linked(terms)}</p>
<hr style="border:0;border-top:1px solid #78828f;margin:24px 0">
<p style="font-size:14px">${from}</p>
<p style="font-size:14px"><a href="${noMail}">${words.noMore(tenant.brand)}</a></p>
</div>
</body>
</html>
`),
  }
}
