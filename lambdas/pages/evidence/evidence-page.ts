import { html, raw } from 'hono/html'
import type { Packet } from '../../application/evidence/evidence-packet.ts'
import { chainStatus, howToCheck } from './chain.ts'
import { EVIDENCE_STYLE } from './evidence-style.ts'
import { glossary } from './glossary.ts'
import { messagesSent } from './messages.ts'
import { SIGNATURE_PLACE } from './signature-block.ts'
import { isPart, summary } from './summary.ts'
import { timeline } from './timeline.ts'
import { when } from './when.ts'

/** All evidence about one number as one printable document: it needs no network and runs no script (REC-5). */
export function evidencePage(packet: Packet): string {
  const { brand, to, generatedAt } = packet
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
    <div><dt>Sender</dt><dd>${brand}</dd></div>
    <div><dt>Made on</dt><dd>${when(generatedAt)}</dd></div>
  </dl>
  <p>Everything on record about consent from the person with this phone number to text messages from ${brand}: when and how they agreed, the words they were shown, when and how they stopped, and the replies and messages they were sent. Dates are in UTC${zoned(packet)}.</p>
  ${part(packet)}
</header>
<main>
  <h2>Summary</h2>
  ${summary(packet)}
  <h2>What was checked</h2>
  ${chainStatus(packet)}
  <h2>What happened</h2>
  ${timeline(packet)}
  <h2>Messages sent</h2>
  ${messagesSent(packet)}
  <h2>How to check this record yourself</h2>
  ${howToCheck()}
  ${raw(SIGNATURE_PLACE)}
  <h2>Terms</h2>
  ${glossary()}
</main>
<footer>Made on ${when(generatedAt)} for ${to} and ${brand}. This document is a record of facts, not legal advice.</footer>
</body>
</html>
`)
}

/** Whose clock the second time of an entry is. */
function zoned({ zones, now }: Packet): string {
  if (zones.length === 0 || zones.length > 2) return ''
  const source = now.zone?.zone ? 'as the brand recorded it' : 'by the phone number'
  return `, and below that in the recipient’s time zone, ${source}`
}

function part(packet: Packet) {
  if (!isPart(packet)) return ''
  const { part, cursor } = packet
  const before = part === 1 ? '' : ` Earlier entries are in part ${part - 1}.`
  const after = cursor === null ? ' It is the last part.' : ` Later entries are in part ${part + 1}.`
  return html`<p><strong>The record is long: this is part ${part} of it.</strong>${before}${after}</p>`
}
