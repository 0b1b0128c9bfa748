import { html } from 'hono/html'
import type { DigestComparison } from '../../application/evidence/compare-digest.ts'
import type { Packet } from '../../application/evidence/evidence-packet.ts'
import type { Verification } from '../../application/evidence/verify.ts'
import { MAX_EVENTS } from '../../application/evidence/verify-tenant.ts'
import { BREAKS } from './plain-words.ts'
import { when } from './when.ts'

/** What was checked when the document was made, in plain words, and no more (REC-3). */
export function chainStatus(packet: Packet) {
  const { chain, digest, events } = packet
  if (!chain) return html`<p>${notHere(packet)}</p>`
  if (chain.of === 'part') return partStatus(chain, events)
  if (!chain.holds)
    return html`<p class="verdict broken"><strong>This record does not agree with itself.</strong> ${broken(chain)}. It does not prove anything from there on.</p>`
  const known = digest === 'unreadable' ? undefined : digest
  if (known && !known.agrees)
    return html`<p class="verdict broken"><strong>This record agrees with itself, but not with the digest of ${when(known.since)}.</strong> ${differs(known)} It was changed as a whole since then, and does not prove anything.</p>`
  return html`<p class="verdict holds"><strong>This record agrees with itself${known?.seq ? `, and with the digest of ${when(known.since)}` : ''}.</strong> ${checked(chain.events)}</p>
  ${chain.events === 0 ? '' : html`<p>${compared(digest)}</p>`}
  ${head(events)}`
}

/** A part without a check of its own. */
function notHere({ events }: Packet): string {
  return events.length === 0
    ? 'This part lists no events. Earlier parts say what was checked.'
    : 'The first part of this document says whether the record agrees with itself.'
}

/** A record that is too long to be checked as a whole is checked part by part, and the page claims no more. */
function partStatus(chain: Verification, events: Packet['events']) {
  if (!chain.holds)
    return html`<p class="verdict broken"><strong>This part of the record does not agree with itself.</strong> ${broken(chain)}. It does not prove anything from there on.</p>`
  return html`<p class="verdict holds"><strong>The events of this part agree with each other.</strong> When this part was made, each was checked: it matches its fingerprint and follows the one before it in this part.</p>
  <p>The record is too long to be checked as a whole while this document is made. It was not compared with its status, the lists, the replies or a digest. For up to ${MAX_EVENTS.toLocaleString('en-US')} events, <code>npx assent verify</code> does that. Whether the parts follow each other, anyone can check as this document says below.</p>
  ${head(events)}`
}

function checked(events: number): string {
  return `When this document was made, ${events === 1 ? 'its one event was' : `all ${events} events were`} checked: each matches its fingerprint and follows the one before it, and together they lead to the status, the lists, the replies and the words shown here.`
}

/** A record that was rewritten as a whole agrees with itself: only a copy outside the table shows it. */
function compared(digest: Packet['digest']): string {
  if (digest === undefined || digest === null)
    return 'It was not compared with a digest: the software had none from the last seven days.'
  if (digest === 'unreadable')
    return 'It was not compared with a digest, since the last one could not be read when this document was made.'
  const { since, seq } = digest
  return seq === null
    ? `It is newer than the last digest, of ${when(since)}, and was not compared with it.`
    : `Each day the software locks away a digest, a copy of the last fingerprint of each record, which cannot be changed. The one of ${when(since)} has the fingerprint of event no. ${seq}; that event and those before it in this record are the same today.`
}

function differs({ seq }: DigestComparison): string {
  return seq === null
    ? 'That digest does not know it, though it began before.'
    : `That digest has another fingerprint of event no. ${seq}.`
}

/** What a copy of the fingerprints outside the system is compared with. */
function head(events: Packet['events']) {
  const last = events.at(-1)
  if (!last) return ''
  return html`<p>The fingerprint of event no. ${last.seq}, the last one here, is <span class="hash">${last.hash}</span>. Whoever kept a copy of it outside this software can compare: a record that was rewritten as a whole would have another.</p>`
}

function broken({ firstBreak }: Verification): string {
  if (!firstBreak) return 'The record could not be checked'
  const { seq, what } = firstBreak
  return `${seq === null ? 'The record' : `Event no. ${seq}`} ${BREAKS[what]}`
}

/** How a reader can check the document without the system that made it. */
export function howToCheck() {
  return html`<p>This document has a data file (JSON). Both are signed. With the brand’s public key and the open-source software Assent anyone can check both without the brand: <code>npx assent verify-evidence case.json --key public.pem --page case.html</code>. It checks the signature, each event’s fingerprint (the SHA-256 of its text in the form of RFC 8785), that each event carries the fingerprint of the one before, and the words. The file <code>docs/evidence.md</code> of that software says how to do the same with other tools.</p>`
}
