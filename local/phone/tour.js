/** What the tour's application sends. */
export const MESSAGE = 'Your order has shipped.'

/** What the tour's person says to stop. */
export const STOP = 'please stop texting me'

/**
 * The steps of the tour. A step that was taken has an `outcome`: what the system knows about it, not what was clicked.
 * `heldBackAt` is when the sending gate last refused a message because of a stop.
 */
export function tourOf({ ledger, sent, heldBackAt }) {
  const events = ledger.map(({ event }) => event)
  const optIn = events.find(({ type }) => type === 'opted_in')
  const stop = events.findLast(({ type }) => type === 'opted_out')
  const isOut = events.findLast(({ type }) => /^opted_/.test(type))?.type === 'opted_out'
  const form = events.findLast(({ type, medium }) => type === 'opted_in' && medium === 'web_form')
  return [
    {
      id: 'start',
      title: 'Text START',
      hint: 'The person opts in, and gets one text that confirms it.',
      outcome: optIn && `opted in, ${optIn.level}`,
    },
    {
      id: 'send',
      title: 'Send a message as your application',
      hint: isOut
        ? 'This person has opted out, so the gate refuses. Text START first.'
        : 'The gate allows it. The phone gets your text with the brand, help and opt-out words.',
      outcome: sent.length > 0 ? 'allowed and sent' : undefined,
    },
    {
      id: 'stop',
      title: 'Ask to stop, in plain words',
      hint: `No keyword is needed: “${STOP}” counts, and takes effect immediately.`,
      outcome: stop && 'opted out',
    },
    {
      id: 'again',
      title: 'Send the message again',
      hint: 'The gate now refuses it, whatever your application believes.',
      outcome: stop && heldBackAt > stop.at ? 'denied, opted_out' : undefined,
    },
    {
      id: 'form',
      title: 'Sign up with the web form',
      hint: 'Use this phone’s number, then text back what the page asks for.',
      outcome: form && `opted in, ${form.level}`,
    },
  ]
}
