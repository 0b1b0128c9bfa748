import { element, show } from './element.js'
import { hint, when } from './hint.js'

const REASONS = new Map([
  ['requested_by_recipient', 'The person just requested this code.'],
  ['provider_opted_out', 'The provider had an opt-out that was not on record here. It is recorded now.'],
  ['provider_blocked', 'The provider does not send to this destination.'],
  ['spend_limit', 'The account has reached its spending limit.'],
  ['throttled', 'The provider is too busy.'],
  ['invalid_at_provider', 'The provider rejected this text or number as invalid.'],
  ['opted_in', 'The person opted in.'],
  ['conversation_window', 'The person wrote first, and the conversation window is still open.'],
  ['owned_device', 'Your organization owns this device; no person uses it.'],
  ['opted_out', 'The person opted out.'],
  ['no_consent', 'The person never opted in.'],
  ['pending_confirmation', 'The person has not confirmed yet.'],
  ['pending_review', 'A message is waiting for a review.'],
  ['insufficient_consent', 'There is consent, but its level is too low.'],
  ['invalid_number', 'Not a valid phone number.'],
  ['unreachable', 'Messages to this number are not delivered.'],
  ['frequency_cap', 'The limit of messages to this person has been reached.'],
  ['quiet_hours', 'It is too early or too late in the recipient’s time zone.'],
])

/** Shows the result of sending a message as the application. */
export function showSending(program, answer) {
  show('sending', element('ul', { class: 'answers' }, [answerItem({ program, answer })]))
}

/** Shows the gate's answer for each program. */
export function showGate(answers) {
  show('gate', element('ul', { class: 'answers' }, answers.map(answerItem)))
}

function answerItem({ program, answer }) {
  const decision = answer.decision ?? 'error'
  const reason = answer.reason ?? answer.error?.code
  return element(
    'li',
    { class: `answer ${decision}` },
    element('span', { class: 'decision' }, decision),
    element(
      'div',
      {},
      element('p', {}, element('strong', {}, program.name), ' ', element('code', {}, reason)),
      element('p', { class: 'hint' }, REASONS.get(answer.reason) ?? ''),
      hint(...basis(answer)),
    ),
  )
}

function basis({ consent, include = [], notBefore, messageId, segments, outcome }) {
  const { level, medium, since, until } = consent ?? {}
  return [
    messageId && `sent in ${segments === 1 ? 'one part' : `${segments} parts`}`,
    outcome === 'unknown' ? 'it is unknown whether it was sent' : undefined,
    notBefore && element('span', {}, 'not before ', when(notBefore)),
    level,
    medium,
    since && element('span', {}, 'since ', when(since)),
    until && element('span', {}, 'until ', when(until)),
    include.length > 0 ? `must include ${include.join(', ')}` : undefined,
  ]
}
