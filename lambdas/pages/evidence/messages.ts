import { html } from 'hono/html'
import type { Packet } from '../../application/evidence/evidence-packet.ts'
import type { MessageEvidence } from '../../application/evidence/message-evidence.ts'
import { CARRIED, CLASSES, DENIED, messageOutcome } from './plain-words.ts'
import { isPart } from './summary.ts'
import { anchorAt, timeOf } from './timeline.ts'
import { nameOf } from './what-happened.ts'
import { dayAndTime, when } from './when.ts'

/** Every message of the sending gate, with what allowed it and its outcome, and what it denied (REC-5, GATE-6). */
export function messagesSent(packet: Packet) {
  return html`${messagesAllowed(packet)}${messagesDenied(packet)}`
}

/** What was never sent, counted by day. */
function messagesDenied(packet: Packet) {
  if (packet.denied.length === 0) return ''
  return html`<h3>Messages denied</h3>
  <p>This software was also asked to send these, and sent nothing. Dates are in UTC.</p>
  <table class="timeline">
    <thead><tr><th scope="col">Day</th><th scope="col">Program</th><th scope="col">Why it was denied</th><th scope="col">Times</th></tr></thead>
    <tbody>
      ${packet.denied.map(
        ({ firstAt, program, reason, count }) =>
          html`<tr><td class="when">${dayAndTime(firstAt).day}</td><td>${nameOf(packet, program)}</td><td>${DENIED[reason]}</td><td>${count}</td></tr>`,
      )}
    </tbody>
  </table>`
}

function messagesAllowed(packet: Packet) {
  const { messages, events, brand } = packet
  const places = new Map(events.map(({ id }, place) => [id, place]))
  if (messages.length === 0) {
    return html`<p>${isPart(packet) ? 'This part lists no messages.' : 'No messages are on record.'} ${elsewhere(brand)}</p>`
  }
  return html`<p>These are the messages that this software was asked to send and allowed, with the reason for each. ${elsewhere(brand)}</p>
  <p><strong>The words of these messages are not stored here.</strong> The system that requested them has them; the data file has the fingerprint of each, except of one-time codes.</p>
  <table class="timeline messages">
    <thead>
      <tr><th scope="col">When</th><th scope="col">Message</th><th scope="col">What allowed it</th><th scope="col">Result</th></tr>
    </thead>
    <tbody>
      ${messages.map((message) => row(packet, message, places.get(message.consent)))}
    </tbody>
  </table>`
}

/** The record covers only the messages that the sending gate sent. */
function elsewhere(brand: string): string {
  return `What ${brand} sent by other means is not listed.`
}

function row(packet: Packet, message: MessageEvidence, place: number | undefined) {
  const { at, program, from, segments, carries } = message
  return html`<tr>
    <td class="when">${timeOf(packet, at)}</td>
    <td class="what">
      <p class="event">${nameOf(packet, program)}: ${purposeOf(message)}</p>
      <p>From ${from}${segments === 1 ? '' : ` in ${segments} parts`}.${carries.length === 0 ? '' : ` Its text says ${list.format(carries.map((content) => CARRIED[content]))}.`}</p>
    </td>
    <td class="allowed">${whatAllowed(packet, message, place)}</td>
    <td class="became">${messageOutcome(message)}</td>
  </tr>`
}

function purposeOf({ reason, messageClass }: MessageEvidence): string {
  return reason === 'requested_by_recipient' ? 'one-time code' : CLASSES[messageClass]
}

/** The entry that allowed it, by its number and date if it is in this document. */
function whatAllowed(packet: Packet, { reason }: MessageEvidence, place: number | undefined) {
  const event = place === undefined ? undefined : packet.events[place]
  const entry =
    event && place !== undefined
      ? html`<a href="#${anchorAt(place)}">event no. ${event.seq} of ${when(event.at)}</a>`
      : 'an event that is not listed here'
  switch (reason) {
    case 'opted_in':
      return html`The person’s opt-in: ${entry}`
    case 'conversation_window':
      return html`The person’s own message, which the brand may answer for 24 hours: ${entry}`
    case 'owned_device':
      return html`The list of the brand’s own devices, which no person uses: ${entry}`
    case 'requested_by_recipient':
      return html`The person had just asked for this code.`
    default:
      return html`${reason}: ${entry}`
  }
}

const list = new Intl.ListFormat('en')
