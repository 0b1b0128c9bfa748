import { html, raw } from 'hono/html'
import type { Packet } from '../../application/evidence/evidence-packet.ts'
import { chainStatus, howToCheck } from './chain.ts'
import { EVIDENCE_STYLE } from './evidence-style.ts'
import { glossary } from './glossary.ts'
import { messagesSent } from './messages.ts'
import { isPart, summary } from './summary.ts'
import { timeline } from './timeline.ts'
import { when } from './when.ts'

/** All evidence about one number as one printable document: it needs no network and runs no script (REC-5). */
export function evidencePage(packet: Packet): string {
  const { brand, tenant, to, generatedAt } = packet
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Record of consent to text messages: ${brand} and ${to}</title>
<style>${raw(EVIDENCE_STYLE)}</style>
</head>
<body>
<header>
  <p class="kind">${brand}</p>
  <h1>Record of consent to text messages</h1>
  <dl class="facts">
    <div><dt>Phone number</dt><dd>${to}</dd></div>
    <div><dt>Sender</dt><dd>${brand} (${tenant})</dd></div>
    <div><dt>Made on</dt><dd>${when(generatedAt)}</dd></div>
  </dl>
  <p>This document shows everything on record about consent from the person with this phone number to receive text messages from ${brand}: when and how they agreed, the words they were shown, when and how they stopped, and the replies and messages they were sent. The software that keeps the record made this document ${origin(packet)} All dates are in Coordinated Universal Time (UTC).</p>
  ${part(packet)}
</header>
<main>
  <h2>Summary</h2>
  ${summary(packet)}
  <h2>Is the record intact?</h2>
  ${chainStatus(packet)}
  <h2>What happened</h2>
  ${timeline(packet)}
  <h2>Messages sent</h2>
  ${messagesSent(packet)}
  <h2>How to verify this record independently</h2>
  ${howToCheck()}
  <h2>Terms used in this document</h2>
  ${glossary()}
</main>
<footer>Made on ${when(generatedAt)} for ${to} and ${brand}. This document is a record of facts, not legal advice.</footer>
</body>
</html>
`)
}

/** Says that nothing was changed only if that was checked. */
function origin({ chain }: Packet): string {
  if (!chain) return 'from the record’s entries. The first part says whether they are intact.'
  return chain.holds
    ? 'from entries that were written at the time and have not been changed since.'
    : 'from entries that are not intact, as explained below.'
}

function part(packet: Packet) {
  if (!isPart(packet)) return ''
  const before = packet.chain === undefined ? ' Earlier entries are in the previous part.' : ''
  const after = packet.cursor === null ? '' : ' Later entries are in the next part.'
  return html`<p><strong>The record is long: this is one part of it.</strong>${before}${after}</p>`
}
