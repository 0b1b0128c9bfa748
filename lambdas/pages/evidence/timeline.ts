import { html } from 'hono/html'
import type { EvidenceEvent, Packet, ReplyEvidence } from '../../application/evidence/evidence-packet.ts'
import { deliveryReported, outcomeOf, REPLIES } from './plain-words.ts'
import { isPart } from './summary.ts'
import { howItCame, whatHappened, whoDidIt } from './what-happened.ts'
import { dayAndTime, localTime, when } from './when.ts'

/** Every event in the order of recording, with the words shown, the words written and the replies. */
export function timeline(packet: Packet) {
  if (packet.events.length === 0) {
    return html`<p>${isPart(packet) ? 'Earlier parts list the events.' : 'No event has been recorded for this number.'}</p>`
  }
  const generations = [...new Set(packet.events.map(({ life }) => life))]
  const ids = new Set(packet.events.map(({ id }) => id))
  const replies = Map.groupBy(packet.replies, ({ owedBy }) => owedBy)
  const codes = packet.replies.filter(({ owedBy }) => !ids.has(owedBy))
  return html`<table class="timeline">
    <thead>
      <tr><th scope="col">No.</th><th scope="col">When</th><th scope="col">What happened</th><th scope="col">How and by whom</th></tr>
    </thead>
    <tbody>
      ${packet.events.map((event, i) => [
        startsGeneration(packet, i, generations) ? generationRow(event, generations) : '',
        row(packet, event, i, replies.get(event.id) ?? []),
      ])}
    </tbody>
  </table>
  ${codes.length === 0 ? '' : html`<h3>Preference-page codes</h3>${codes.map((code) => replied(packet, code))}`}`
}

/** A person who signs up again after their record expired gets a new one, numbered from 1. */
function startsGeneration({ events }: Packet, place: number, generations: readonly string[]): boolean {
  return generations.length > 1 && events[place]?.life !== events[place - 1]?.life
}

function generationRow({ life }: EvidenceEvent, generations: readonly string[]) {
  return html`<tr class="generation"><th colspan="4" scope="rowgroup">Record ${generations.indexOf(life) + 1} of ${generations.length}</th></tr>`
}

function row(packet: Packet, event: EvidenceEvent, place: number, replies: readonly ReplyEvidence[]) {
  const how = howItCame(event)
  return html`<tr id="${anchorAt(place)}">
    <td class="number">${event.seq}</td>
    <td class="when">${timeOf(packet, event.at)}${recordedLater(event)}</td>
    <td class="what">
      <p class="event">${whatHappened(packet, event)}</p>
      ${wordsWritten(event)}
      ${wordsShown(packet, event, place)}
      ${particulars(packet, event)}
      ${replies.map((reply) => replied(packet, reply))}
    </td>
    <td class="how">${how === null ? '' : html`<span class="way">${how}</span>`}<span class="who">${whoDidIt(event)}</span></td>
  </tr>`
}

/** When it was, and what the person's clock said. */
export function timeOf({ zones }: Packet, at: string) {
  const { day, time } = dayAndTime(at)
  const local = localTime(at, zones)
  return html`<time datetime="${at}">${day}<br> ${time}</time>${local ? html`<span class="aside local">${local}</span>` : ''}`
}

/** Where the event at a place of the packet stands on the page: no id of the system is shown. */
export function anchorAt(place: number): string {
  return `event-${place + 1}`
}

const MINUTE = 60_000

function recordedLater({ at, recordedAt }: EvidenceEvent) {
  if (Math.abs(Date.parse(recordedAt) - Date.parse(at)) < MINUTE) return ''
  return html`<span class="aside">recorded ${when(recordedAt)}</span>`
}

function wordsWritten({ body }: EvidenceEvent) {
  return body === null ? '' : quote('The person wrote', body)
}

/** Quotes the words in full the first time, and later refers to that entry by its date. */
function wordsShown(packet: Packet, { type, medium, callToAction }: EvidenceEvent, place: number) {
  if (!callToAction)
    return type === 'opted_in' && medium === 'sms_keyword'
      ? html`<p class="label">Words shown or read out: not known. This text alone does not tell which words the person saw.</p>`
      : ''
  const { hash, language } = callToAction
  const first = packet.events.findIndex((event) => event.callToAction?.hash === hash)
  const before = packet.events[first]
  if (before && first < place) {
    return html`<p class="label">Words shown or read out: the same as in <a href="#${anchorAt(first)}">the entry of ${when(before.at)}</a></p>`
  }
  const text = packet.texts[hash]
  return text
    ? quote(`Words shown or read out (${languageName(language)})`, text.text)
    : html`<p class="label">Words shown or read out: missing here, or changed since they were shown. Their fingerprint is ${hash}.</p>`
}

/** Further details of an event, and a note if some were erased. */
function particulars(packet: Packet, event: EvidenceEvent) {
  const { personal, proof } = event
  const known: [string, string | null | undefined][] = [
    ['Person', personal?.identity],
    ['IP address', personal?.ip],
    ['Browser or device', personal?.userAgent],
    ['What they did', proof?.action],
    ['Collected by', proof?.collectedBy],
    ['Invitation', proof?.invitation],
    [proof?.invitation ? 'Invited for' : 'Original kept as', proof?.reference],
    ['Received', event.receivedAt && when(event.receivedAt)],
    ['Number texted', event.inboundMessageId === null ? null : event.number],
  ]
  const said = known.filter(([, value]) => value)
  return html`${
    said.length === 0
      ? ''
      : html`<dl class="particulars">${said.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
  }${event.erased ? html`<p class="erased">${erased(packet, event)}</p>` : ''}`
}

/** Details count as erased if an `erased` event follows; otherwise only the whole record can tell (REC-3, REC-5). */
function erased({ events, chain, cursor }: Packet, event: EvidenceEvent): string {
  const what = 'The person’s words, identity, IP address or device'
  const later = events.slice(events.indexOf(event) + 1).find(({ type }) => type === 'erased')
  if (later) return `${what} was erased on ${when(later.at)} at the person’s request.`
  if (cursor === null) return `${what} is missing, and no entry says that it was erased.`
  return chain?.of === 'record' && chain.holds
    ? `${what} was erased at the person’s request, as a later part shows.`
    : `${what} is not here; if it was erased at the person’s request, a later part says so.`
}

function replied({ texts }: Packet, reply: ReplyEvidence) {
  const { kind, number, claimedAt, textHash, delivery } = reply
  const purpose = Object.hasOwn(REPLIES, kind) ? REPLIES[kind] : 'Reply'
  const at = reply.status === 'sent' && claimedAt ? ` ${when(claimedAt)}` : ''
  const said = `${purpose}, ${outcomeOf(reply)}${at} from ${number}${delivery ? `, ${deliveryReported(delivery)}` : ''}`
  const text = textHash === null ? undefined : texts[textHash]
  return html`<div class="reply">${text ? quote(said, text.text) : html`<p class="label">${said}</p>`}</div>`
}

function quote(label: string, text: string) {
  return html`<p class="label">${label}:</p><blockquote>${text}</blockquote>`
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
