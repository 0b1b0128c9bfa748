import type { EvidenceEvent, Packet } from '../../../application/evidence/evidence-packet.ts'
import type { ProgramVerdict } from '../../../application/gate/check-programs.ts'
import type { Lookup } from '../../../application/staff/lookup.ts'
import type { ConsoleAction } from '../../../domain/core/vocabulary.ts'
import { mayDo } from '../../../domain/staff/roles.ts'
import type { Program } from '../../../domain/tenant/definitions.ts'
import { GRANT_WAYS, LEVELS, messageOutcome, STOP_WAYS } from '../../evidence/plain-words.ts'
import { howItCame, nameOf, placeWords, whatHappened, whoDidIt } from '../../evidence/what-happened.ts'
import { shownNumber } from '../../site/countries.ts'
import { type Html, html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { INVITE_WORDS, REASON_WORDS, STATUS_WORDS } from '../plain-words.ts'
import { timeOf } from '../times.ts'

/** Everything that staff see of a person. */
export interface PersonView extends ConsoleView {
  /** The person's encrypted id. */
  person: string
  packet: Packet
  /** Where they stand, with the invitations that wait for them and those that bore fruit. */
  status: Lookup
  verdicts: readonly ProgramVerdict[]
  /** The time zones that the person may be in. */
  zones: readonly string[]
  /** What was just done. */
  done: string | undefined
}

/** One person: where they stand in each program and why, what may be sent now, what staff can do, and what happened. */
export function personPage(view: PersonView): Rendered {
  const { tenant, packet, done } = view
  const number = shownNumber(packet.to)
  return consoleLayout(view, {
    title: number,
    body: html`${done ? html`<div class="notice" role="status"><p>${done}</p></div>` : ''}<h1>${number}</h1>
${standing(view)}
<h2 class="hidden">Programs</h2>
<div class="programs">${tenant.programs.map((program) => programCard(view, program))}</div>
${invitations(view)}
${actions(view)}
${timeline(view)}`,
  })
}

/** The path of a page about the person. */
export function personPath(
  { base, tenant, person }: Pick<PersonView, 'base' | 'tenant' | 'person'>,
  rest = '',
): string {
  return `${base}/console/${tenant.id}/people/${person}${rest}`
}

/** What holds for the number as a whole. */
function standing({ packet, zones }: PersonView): Html {
  const { review, ownedDevice, denied, reachability, zone, window, heardAt } = packet.now
  const badges = [
    packet.chain?.holds === false &&
      html`<span class="badge no">This record was changed from outside: see the evidence</span>`,
    review && html`<span class="badge no">Under review since ${timeOf(review.since, zones)}</span>`,
    ownedDevice && html`<span class="badge">Your own device: ${ownedDevice.note}</span>`,
    denied && html`<span class="badge no">Sign-ups declined: ${denied.note}</span>`,
    reachability.status === 'unreachable' &&
      html`<span class="badge no">Unreachable until ${timeOf(reachability.until, zones)}</span>`,
    window && html`<span class="badge yes">Conversation open until ${timeOf(window.until, zones)}</span>`,
  ].filter((badge) => badge !== null && badge !== false)
  const facts = [
    heardAt && html`Last heard from: ${timeOf(heardAt, zones)}.`,
    zone && `Location set by staff: ${placeWords(zone)}.`,
  ].filter((fact) => fact !== null)
  return html`${badges.length > 0 ? html`<div class="badges">${badges}</div>` : ''}${
    facts.length > 0 ? html`<p class="soft">${facts.map((fact) => html`${fact} `)}</p>` : ''
  }`
}

function programCard(view: PersonView, program: Program): Html {
  const { packet, zones, status: known } = view
  const held = known.programs[program.id] ?? NOTHING
  const { status } = held
  const event = eventBehind(packet, program.id, status)
  const kind = { opted_in: 'yes', opted_out: 'no', pending: '', none: '' }[status]
  return html`<section class="card">
<h3>${program.name}</h3>
<div class="badges"><span class="badge ${kind}">${STATUS_WORDS[status]}</span></div>
${status === 'none' ? '' : html`<dl>${factsOf(held, event, zones)}</dl>`}
${event ? words(packet, event) : ''}
${mayBeSent(view, program)}
</section>`
}

function factsOf(
  { status, since, level, medium, invitation, reference }: Held,
  event: EvidenceEvent | undefined,
  zones: readonly string[],
): Html[] {
  const ways = status === 'opted_out' ? STOP_WAYS : GRANT_WAYS
  const how = (event && howItCame(event)) ?? (medium && ways[medium])
  const facts: [name: string, value: string | Html | null | undefined][] = [
    ['Since', since && timeOf(since, zones)],
    ['How', how],
    ['Level', level && LEVELS[level]],
    ['By', event && whoDidIt(event)],
    ['Invitation', reference ? `${invitation}, for ${reference}` : invitation],
  ]
  return facts.flatMap(([name, value]) => (value ? [html`<dt>${name}</dt><dd>${value}</dd>`] : []))
}

type Held = Lookup['programs'][string]

const NOTHING: Held = { status: 'none', since: null, level: null, medium: null }

/** The event that brought the status about: the last of its kind. */
function eventBehind(packet: Packet, program: string, status: string): EvidenceEvent | undefined {
  return packet.events.findLast(
    (event) => event.type === status && (event.program === program || event.program === null),
  )
}

function words({ texts }: Packet, { callToAction, body }: EvidenceEvent): Html | '' {
  const shown = callToAction && texts[callToAction.hash]
  if (!shown && !body) return ''
  return html`<details><summary>${shown ? 'Words they agreed to' : 'What they wrote'}</summary>
${body ? html`<blockquote>${body}</blockquote>` : ''}${shown ? html`<blockquote lang="${shown.language}">${shown.text}</blockquote>` : ''}</details>`
}

function mayBeSent({ verdicts, zones }: PersonView, { id, messageClass }: Program): Html {
  const verdict = verdicts.find(({ program }) => program === id)
  if (!verdict) return html``
  const kind = messageClass === 'promotional' ? 'Marketing messages' : 'Messages'
  const why = REASON_WORDS[verdict.reason]
  switch (verdict.decision) {
    case 'allow':
      return html`<p class="now"><b>${kind} may be sent now</b>: ${why}.</p>`
    case 'defer':
      return html`<p class="now"><b>${kind} may be sent from ${timeOf(verdict.notBefore, zones)}</b>: ${why}.</p>`
    case 'deny':
      return html`<p class="now"><b>${kind} may not be sent</b>: ${why}.</p>`
  }
}

/** Invitations that have not borne fruit yet (CTA-5). */
function invitations({ packet, status, zones }: PersonView): Html | '' {
  const { invitations: open } = status
  if (open.length === 0) return ''
  return html`<section class="card">
<h2>Open invitations</h2>
<ul>${open.map(
    ({ program, channel, expiresAt, reference }) =>
      html`<li>${nameOf(packet, program)}, ${INVITE_WORDS[channel]}, until ${timeOf(expiresAt, zones)}${reference ? `, for ${reference}` : ''}</li>`,
  )}</ul>
</section>`
}

/** What staff can do about the person, by the action that a role must include. */
const ACTIONS: readonly [action: ConsoleAction, path: string, label: string][] = [
  ['record', '/record', 'Record consent'],
  ['invite', '/invite', 'Invite'],
  ['stop', '/stop', 'Record a stop'],
  ['complain', '/complain', 'Record a complaint'],
  ['stop_link', '/stop-link', 'Make a stop link'],
  ['lookup', '/come-back', 'They want to come back'],
  ['evidence', '/evidence', 'Evidence'],
  ['zone', '/zone', 'Set location'],
  ['own', '/own', 'Own device'],
  ['deny', '/deny', 'Decline sign-ups'],
  ['reassigned', '/reassigned', 'New holder'],
  ['erase', '/erase', 'Erase'],
  ['activity', '/activity', 'Who looked'],
]

function actions(view: PersonView): Html {
  const offered = ACTIONS.filter(([action]) => mayDo(view.role, action))
  return html`<nav class="actions" aria-label="Actions">${offered.map(
    ([, path, label]) => html`<a class="button quiet" href="${personPath(view, path)}">${label}</a>`,
  )}</nav>`
}

/** The most entries of the timeline; the evidence has all of them. */
const MAX_ENTRIES = 25
const MAX_QUOTED = 160

function timeline(view: PersonView): Html {
  const { packet, zones } = view
  const entries = [
    ...packet.events.map((event) => ({ at: event.at, shown: () => entryOf(packet, event) })),
    ...packet.messages.map((message) => ({
      at: message.at,
      shown: () => html`<p>Message of ${nameOf(packet, message.program)}. ${messageOutcome(message)}</p>`,
    })),
  ]
  const newest = entries
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .reverse()
    .slice(0, MAX_ENTRIES)
  if (newest.length === 0) return html`<p class="soft">Nothing is on record about this number.</p>`
  const more = newest.length < entries.length || packet.cursor !== null
  return html`<section>
<h2>What happened</h2>
<ol class="timeline" reversed>${newest.map(
    ({ at, shown }) => html`<li><p class="soft">${timeOf(at, zones)}</p>${shown()}</li>
`,
  )}</ol>
${more ? html`<p><a class="tap" href="${personPath(view, '/evidence')}">Earlier entries are in the evidence</a></p>` : ''}
</section>`
}

function entryOf(packet: Packet, event: EvidenceEvent): Html {
  const how = howItCame(event)
  const { body } = event
  const quoted = body && (body.length > MAX_QUOTED ? `${body.slice(0, MAX_QUOTED)}…` : body)
  return html`<p>${whatHappened(packet, event)}</p>${quoted ? html`<blockquote>${quoted}</blockquote>` : ''}
<p class="soft small">By ${whoDidIt(event)}${how ? `, ${how}` : ''}${event.proof?.collectedBy ? `, collected by ${event.proof.collectedBy}` : ''}</p>`
}
