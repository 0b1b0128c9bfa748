import { html } from 'hono/html'
import type { Packet } from '../../application/evidence/evidence-packet.ts'
import type { Verification } from '../../application/evidence/verify.ts'
import { BREAKS } from './plain-words.ts'

/** Whether the record is intact, in plain words (REC-3). */
export function chainStatus({ chain }: Packet) {
  if (!chain) return html`<p>The first part of this document says whether the record is intact.</p>`
  return chain.holds
    ? html`<p class="verdict holds"><strong>Intact.</strong> ${counted(chain.events)} ${chain.events === 1 ? 'was' : 'were'} checked when this document was made. None was changed, removed, added or moved, and they lead to what the record says now.</p>`
    : html`<p class="verdict broken"><strong>Not intact.</strong> ${broken(chain)}. This record alone does not prove anything from there on.</p>`
}

function broken({ firstBreak }: Verification): string {
  if (!firstBreak) return 'The record could not be verified'
  const { seq, what } = firstBreak
  return `${seq === null ? 'The record' : `Event no. ${seq}`} ${BREAKS[what]}`
}

function counted(events: number): string {
  return events === 1 ? 'One event' : `${events} events`
}

/** How a reader can check the hashes without the system that wrote them. */
export function howToCheck() {
  return html`<p>Each event carries a fingerprint (a SHA-256 hash) that is practically unique to its text. The fingerprint covers the event, the brand and phone number that it belongs to, and the fingerprint of the previous event. Changing, removing, inserting or moving an event would therefore change every later fingerprint.</p>
    <ol>
      <li>Take the data file that belongs to this document (JSON). Each entry of <code>events</code> has a field <code>hashed</code>: the exact text that was fingerprinted, in the canonical form of RFC 8785. It holds the brand’s id, the phone number, the record’s id (<code>life</code>), the event, <code>detailHash</code> and <code>prevHash</code>.</li>
      <li>Compute the SHA-256 of that text (UTF-8) with any tool. It must equal <code>hash</code>, which is also printed above.</li>
      <li><code>prevHash</code> must equal the <code>hash</code> of the event before. It is empty for the first event of a record, unless that record follows an expired one.</li>
      <li>What the person wrote, their identity, IP address and device are stored beside the event, so that they can be erased. Put <code>salt</code> and, if present, <code>body</code>, <code>identity</code>, <code>ip</code> and <code>userAgent</code> into one object in RFC 8785 form: its SHA-256 must equal <code>detailHash</code>. If they were erased, <code>detailHash</code> remains and an event “erased” follows.</li>
      <li>Words shown and replies are listed under <code>texts</code> by the SHA-256 of the text itself.</li>
      <li>Messages are listed under <code>messages</code>. Take the whole text of a message as the phone received it, with the brand’s name and everything else that was added (UTF-8): its SHA-256 must equal <code>textHash</code>. Messages are stored beside the events, are not covered by the fingerprints above, and name the event that allowed them by its id (<code>consent</code>).</li>
    </ol>
    <p>The fingerprints show that the record is consistent. To show that the whole record, fingerprints included, was not rewritten, compare it with the archive, if the brand keeps one: the archive cannot be changed until its lock ends.</p>`
}
