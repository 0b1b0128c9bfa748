import { element } from './element.js'
import { hint, when } from './hint.js'

const REASONS = new Map([
  ['requested_by_recipient', 'The person just asked for this code.'],
  ['provider_opted_out', 'The number is on the provider’s opt-out list. The stop is now on record.'],
  ['provider_blocked', 'The provider does not send to this number.'],
  ['spend_limit', 'The account reached its monthly spending limit.'],
  ['throttled', 'The provider is too busy. Try again later.'],
  ['invalid_at_provider', 'The provider rejected this text or number.'],
  ['opted_in', 'The person opted in.'],
  ['conversation_window', 'The person wrote first, and may be answered for 24 hours.'],
  ['owned_device', 'Nobody holds this device: it is on your own list.'],
  ['opted_out', 'The person opted out.'],
  ['no_consent', 'The person never opted in.'],
  ['pending_confirmation', 'The person signed up but has not confirmed yet.'],
  ['pending_review', 'The person may have asked to stop. Somebody needs to read the message.'],
  ['insufficient_consent', 'There is consent, but not enough for this class of message.'],
  ['invalid_number', 'Not a valid phone number.'],
  ['unreachable', 'Texts do not reach this number.'],
  ['frequency_cap', 'Enough messages were sent for now.'],
  ['quiet_hours', 'It is too early or too late in the recipient’s time zone.'],
])

/** A gate's answers, one line for each program. */
export function answerList(answers) {
  return element('ul', { class: 'answers' }, answers.map(answerItem))
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
      element('p', { class: 'hint' }, explanation(answer)),
      hint(...basis(answer)),
    ),
  )
}

function explanation({ reason, error }) {
  const issues = error?.issues.map(({ path, message }) => `${path} ${message}`) ?? []
  return REASONS.get(reason) ?? issues.join(', ')
}

function basis({ consent, include = [], notBefore, messageId, segments, outcome }) {
  const { level, medium, since, until } = consent ?? {}
  return [
    messageId && `sent in ${segments === 1 ? '1 part' : `${segments} parts`}`,
    outcome === 'unknown' ? 'may or may not have been sent' : undefined,
    notBefore && element('span', {}, 'not before ', when(notBefore)),
    level,
    medium,
    since && element('span', {}, 'since ', when(since)),
    until && element('span', {}, 'until ', when(until)),
    include.length > 0 ? `must include ${include.join(', ')}` : undefined,
  ]
}
