import { html } from 'hono/html'
import type { Packet } from '../../application/evidence/evidence-packet.ts'
import type { Verification } from '../../application/evidence/verify.ts'
import { BREAKS } from './plain-words.ts'

/** Whether the record is as it was written, in plain words (REC-3). */
export function chainStatus({ chain }: Packet) {
  if (!chain) return html`<p>The first part of this document says whether the record is intact.</p>`
  return chain.holds
    ? html`<p class="verdict holds"><strong>Intact.</strong> ${counted(chain.events)} ${chain.events === 1 ? 'was' : 'were'} checked when this document was made. None was changed, removed, added or moved, and what the record says now follows from them.</p>`
    : html`<p class="verdict broken"><strong>Not intact.</strong> ${broken(chain)}. What is said from there on is not proved by this record alone.</p>`
}

function broken({ firstBreak }: Verification): string {
  if (!firstBreak) return 'The record does not hold'
  const { seq, what } = firstBreak
  return `${seq === null ? 'The record' : `Event no. ${seq}`} ${BREAKS[what]}`
}

function counted(events: number): string {
  return events === 1 ? 'One event' : `${events} events`
}

/** How anybody can check the hashes without the system that wrote them. */
export function howToCheck() {
  return html`<p>Each event carries a fingerprint (a SHA-256 hash) that no two different texts share. The fingerprint covers what the event says, whose it is, and the fingerprint of the event before. So nobody can change, remove, insert or move an event without every later fingerprint changing too.</p>
    <ol>
      <li>Take the data file that belongs to this document (JSON). Each entry of <code>events</code> has a field <code>hashed</code>: the exact text that was fingerprinted, in the canonical form of RFC 8785. It holds the brand’s id, the phone number, the record’s id (<code>life</code>), the event, <code>detailHash</code> and <code>prevHash</code>.</li>
      <li>Compute the SHA-256 of that text (UTF-8) with any tool. It must equal <code>hash</code>, which is also printed above.</li>
      <li><code>prevHash</code> must equal the <code>hash</code> of the event before. It is empty for the first event of a record, unless that follows one which had expired.</li>
      <li>What the person wrote, their identity, IP address and device lie beside the event, so that they can be erased. Put <code>salt</code> and those of <code>body</code>, <code>identity</code>, <code>ip</code> and <code>userAgent</code> that are there into one object in RFC 8785 form: its SHA-256 must equal <code>detailHash</code>. Where they were erased, <code>detailHash</code> remains and an event “erased” follows.</li>
      <li>Words shown and replies stand under <code>texts</code> by the SHA-256 of the text itself.</li>
      <li>Messages stand under <code>messages</code>. Take the whole text of one as the phone received it, with the brand’s name and what else was added (UTF-8): its SHA-256 must equal <code>textHash</code>. Messages lie beside the events, are not covered by the fingerprints above, and name the event that allowed them by its id (<code>consent</code>).</li>
    </ol>
    <p>The fingerprints prove that the record agrees with itself. That nobody rewrote all of it, fingerprints included, is shown by the archive, where one is kept: it cannot be changed before its time.</p>`
}
