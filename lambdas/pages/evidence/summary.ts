import { html } from 'hono/html'
import type { EvidenceEvent, Packet } from '../../application/evidence/evidence-packet.ts'
import type { ProgramStatus } from '../../application/staff/lookup.ts'
import { GRANT_WAYS, LEVELS, STOP_WAYS } from './plain-words.ts'
import { nameOf, placeWords } from './what-happened.ts'
import { when } from './when.ts'

/** One paragraph per program: the person’s status, and how it came about. */
export function summary(packet: Packet) {
  const mentioned = packet.events.flatMap(({ program }) => program ?? [])
  const programs = [...new Set([...Object.keys(packet.now.programs), ...mentioned])]
  return html`<dl class="summary">
    ${programs.map((program) => {
      const { label, tone } = labelOf(packet.now.programs[program])
      return html`<div>
        <dt>${nameOf(packet, program)} <span class="badge ${tone}">${label}</span></dt>
        <dd>${sentence(packet, program)}</dd>
      </div>`
    })}
  </dl>
  ${remarks(packet)}`
}

function labelOf(current: ProgramStatus | undefined): { label: string; tone: string } {
  switch (current?.status) {
    case 'opted_in':
      return { label: 'Opted in', tone: 'in' }
    case 'opted_out':
      return { label: 'Stopped', tone: 'out' }
    case 'pending':
      return { label: 'Waiting for confirmation', tone: 'waiting' }
    case 'none':
      return { label: 'No consent', tone: 'out' }
    case undefined:
      return { label: 'No longer offered', tone: 'out' }
  }
}

/** "Opted in on … by …. Stopped on … by ….", from the events in order of date; in a part, only the current status. */
function sentence(packet: Packet, program: string): string {
  const now = statusNow(packet, program)
  if (isPart(packet)) return now
  return [...turnsOf(packet, program), now].join(' ')
}

/** Whether the packet is one page of several. */
export function isPart({ part, cursor }: Packet): boolean {
  return part > 1 || cursor !== null
}

function turnsOf(packet: Packet, program: string): string[] {
  const ours = packet.events.filter((event) => event.program === program || event.program === null)
  const turns = new Map<string, string>()
  for (const event of ours.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const turn = turnOf(packet, event)
    if (turn) turns.set(`${event.at} ${isStop(event)}`, turn)
  }
  return [...turns.values()]
}

function turnOf({ brand }: Packet, event: EvidenceEvent): string | null {
  if (event.type === 'opted_in') {
    return `Opted in on ${when(event.at)}, ${GRANT_WAYS[event.medium]} (${LEVELS[event.level]}).`
  }
  if (!isStop(event) || event.medium === null) return null
  const what = event.program === null ? `Stopped all messages from ${brand}` : 'Stopped'
  return `${what} on ${when(event.at)}, ${STOP_WAYS[event.medium]}.`
}

function isStop({ type }: EvidenceEvent): boolean {
  return type === 'opted_out' || type === 'stop_superseded'
}

function statusNow({ now, to }: Packet, program: string): string {
  const current = now.programs[program]
  const since = current?.since ? ` since ${when(current.since)}` : ''
  switch (current?.status) {
    case 'opted_in':
      return `Now: opted in${since}${current.level ? `, with ${LEVELS[current.level]}` : ''}.`
    case 'opted_out':
      return `Now: stopped${since}. No messages from this program may be sent.`
    case 'pending':
      return `Now: a sign-up is waiting for the phone to confirm it${since}. It is not consent yet.`
    case 'none':
      return `Now: no consent from ${to} to this program is on record.`
    case undefined:
      return 'Now: this program is no longer offered, and no messages may be sent for it.'
  }
}

function remarks({ now }: Packet) {
  const said = [
    now.ownedDevice &&
      `This number has been on the list of the brand’s own devices, which no person uses, since ${when(now.ownedDevice.since)}: ${now.ownedDevice.note} (${now.ownedDevice.by}).`,
    now.denied &&
      `Sign-ups from this number have been declined since ${when(now.denied.since)}: ${now.denied.note} (${now.denied.by}).`,
    now.review &&
      `A message from ${when(now.review.since)} may be a request to stop and is waiting for staff review. Until then no marketing messages are sent.`,
    now.window &&
      `The brand may answer a conversation with ${now.window.number} until ${when(now.window.until)}.`,
    now.reachability.status === 'unreachable' &&
      `A text message to this number failed on ${when(now.reachability.since)}. No more are sent until ${when(now.reachability.until)}, unless the person writes or opts in before then.`,
    now.zone &&
      `For permitted sending hours, the person’s location is ${placeWords(now.zone)}, set on ${when(now.zone.since)} (${now.zone.by}).`,
    now.expiresAt !== null &&
      `This record is kept until at least ${when(new Date(now.expiresAt * 1000).toISOString())}.`,
  ].filter((remark) => typeof remark === 'string')
  return said.length === 0
    ? ''
    : html`<ul class="remarks">${said.map((remark) => html`<li>${remark}</li>`)}</ul>`
}
