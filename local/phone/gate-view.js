import { element, show } from './element.js'
import { hint, when } from './hint.js'

const REASONS = new Map([
  ['requested_by_recipient', 'The person just asked for this code.'],
  ['provider_opted_out', 'Only the provider knew of a stop; it is recorded now.'],
  ['provider_blocked', 'The provider does not send there.'],
  ['spend_limit', 'The account’s spending limit is reached.'],
  ['throttled', 'The provider is too busy.'],
  ['invalid_at_provider', 'The provider takes this text or number for invalid.'],
  ['opted_in', 'The person opted in.'],
  ['conversation_window', 'The person wrote first, and the window is open.'],
  ['owned_device', 'No human holds this device.'],
  ['opted_out', 'The person said stop.'],
  ['no_consent', 'The person never opted in.'],
  ['pending_confirmation', 'The person has not confirmed yet.'],
  ['pending_review', 'A message waits for a person to look at it.'],
  ['insufficient_consent', 'There is consent, but of too low a level.'],
  ['invalid_number', 'That is no phone number.'],
  ['unreachable', 'Messages do not arrive there.'],
  ['frequency_cap', 'Enough was sent for now.'],
  ['quiet_hours', 'It is too early or too late there.'],
])

/** Shows what became of a message that was sent as the application. */
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
    outcome === 'unknown' ? 'nobody knows whether it left' : undefined,
    notBefore && element('span', {}, 'not before ', when(notBefore)),
    level,
    medium,
    since && element('span', {}, 'since ', when(since)),
    until && element('span', {}, 'until ', when(until)),
    include.length > 0 ? `must carry ${include.join(', ')}` : undefined,
  ]
}
