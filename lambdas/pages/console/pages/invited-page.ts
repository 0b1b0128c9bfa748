import { shownNumber } from '../../site/countries.ts'
import { html, raw } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { timeOf } from '../times.ts'

/** An invitation that was just made. */
export interface InvitedView extends ConsoleView {
  person: string
  to: string
  invited: {
    expiresAt: string
    /** The words to say; left out for a mail. */
    instruction?: string | undefined
    smsLink?: string | undefined
    /** The QR code, as our own encoder draws it. */
    svg?: string | undefined
  }
}

/** The words to say or to copy, the code to show on the phone that one is holding, or that the mail was sent (CTA-5). */
export function invitedPage(view: InvitedView): Rendered {
  const { base, tenant, person, to, invited } = view
  const { expiresAt, instruction, smsLink, svg } = invited
  return consoleLayout(view, {
    title: 'Invitation',
    body: html`<h1>Invitation</h1>
<p class="lead">${shownNumber(to)}</p>
${
  instruction === undefined
    ? html`<p>The mail was sent.</p>`
    : html`<h2>Read this out, or copy it</h2>
<blockquote class="script">${instruction}</blockquote>`
}
${svg === undefined ? '' : html`<h2>Or let them scan this</h2><div class="qr" role="img" aria-label="QR code that opens the text message">${raw(svg)}</div>`}
${smsLink === undefined ? '' : html`<p><a class="tap" href="${smsLink}">Open the text message on this phone</a></p>`}
<p>It works until ${timeOf(expiresAt, [])}, and shows on the person’s page until they accept it.</p>
<p><a class="button quiet" href="${base}/console/${tenant.id}/people/${person}">Back to the person</a></p>`,
  })
}
