import { sendMessage, sendText } from '../actions.js'
import { MESSAGE, STOP } from '../tour.js'
import { button, element, newTabLink } from './element.js'

const PRIMARY = { class: 'primary' }

/** How each step of the tour is taken, by the step's id. */
export function tourControls({ tenant, number }) {
  const { defaultProgram } = tenant.numbers.find((each) => each.number === number)
  const program = tenant.programs.find(({ id }) => id === defaultProgram)
  const send = () => sendMessage(program, MESSAGE)
  return {
    start: button('Text START', () => sendText('START'), PRIMARY),
    send: button(`Send “${MESSAGE}”`, send, PRIMARY),
    stop: button(`Text “${STOP}”`, () => sendText(STOP), PRIMARY),
    again: button('Send it again', send, PRIMARY),
    form: newTabLink(`/${tenant.id}/join`, 'Open the form', { class: 'button primary' }),
  }
}

/** What to look at after the last step. */
export function tourEnding(evidence) {
  const link = newTabLink(evidence, 'See the evidence for all of it', { class: 'button primary' })
  return element('p', { class: 'buttons' }, link)
}
