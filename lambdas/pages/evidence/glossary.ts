import { html } from 'hono/html'

const WORDS: readonly (readonly [string, string])[] = [
  [
    'Program',
    'One kind of messages that people sign up for. Consent to one program is not consent to another.',
  ],
  [
    'Stop',
    'The person’s request to get no more messages. It ends every consent given before it, to one program or to the whole brand.',
  ],
  ['Implied consent', 'The person wrote first. It allows only answers in that conversation.'],
  [
    'Express consent',
    'The person clearly agreed, as by texting START. It allows informational messages but not marketing.',
  ],
  [
    'Express written consent',
    'The person agreed in writing, or by an equivalent electronic act, after being shown the quoted words. It also allows marketing.',
  ],
  ['By', 'The person, or the staff member who recorded it. “The system” is the software.'],
  [
    'Delivered',
    'The carrier reported that the phone received the message. Some carriers report only that they accepted it.',
  ],
  ['Event', 'One entry of the record. Entries are added and never changed.'],
  ['Fingerprint', 'A number computed from a text (SHA-256) and practically unique to it.'],
]

/** Explains the page’s terms to readers who have never seen the system. */
export function glossary() {
  return html`<dl class="glossary">${WORDS.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}</dl>`
}
